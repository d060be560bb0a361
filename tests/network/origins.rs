//! No byte of a key reaches a second origin, whatever a server answers and whatever address is given.

use crate::support::http::{Reply, Server};
use crate::support::proxy::{OWN_SYSTEM, may_have_own_system, own_names};
use crate::support::scene::fresh;
use crate::support::*;
use serde_json::json;

/// A second origin, and how many bytes came to it, of keys or of anything.
struct Second(Server);

impl Second {
    fn start() -> Second {
        Second(Server::start(|_| Reply::json(200, &json!({"success": true}))))
    }

    fn bytes(&self) -> usize {
        let requests = self.0.requests();
        requests.iter().map(|request| request.everything().len()).sum()
    }
}

#[test]
fn no_redirect_and_no_hint_leads_a_key_elsewhere() {
    let (home, vendors) = fresh();
    let second = Second::start();
    let at = second.0.addr;
    let port = at.port();
    let places = [
        format!("http://{at}/graphql"),
        format!("//{at}/graphql"),
        format!("\\\\{at}\\graphql"),
        format!("/\\{at}/graphql"),
        format!("http://app.codesignal.com@{at}/"),
        format!("http://localhost:{port}/"),
        format!("https://{at}/"),
        format!("ftp://{at}/"),
        format!("javascript:location='http://{at}/'"),
        format!("http:{at}"),
    ];
    let mut tried = 0;
    for status in [300, 301, 302, 303, 305, 307, 308, 200, 401, 503] {
        // Every trick with the one that would bring the whole request there, three with each of the others.
        let places = if status == 307 { &places[..] } else { &places[..3] };
        for place in places {
            let reply = Reply::redirect(status, place)
                .with("Refresh", &format!("0; url={place}"))
                .with("Alt-Svc", &format!("h2=\"{at}\"; ma=86400, http/1.1=\"{at}\""))
                .with(
                    "Link",
                    &format!("<{place}>; rel=preload; as=fetch, <{place}>; rel=preconnect"),
                )
                .with("Content-Location", place);
            let reply = Reply {
                body: format!("<meta http-equiv=refresh content='0;url={place}'>").into_bytes(),
                ..reply
            };
            let to_all = [reply.clone(), reply.clone(), reply];
            let [first, then, last] = to_all;
            vendors.codesignal.own(move |_| Some(first.clone()));
            vendors.ashby.own(move |_| Some(then.clone()));
            vendors.webhook.own(move |_| Some(last.clone()));
            home.ask(&vendors, &["verify", "--timeout", "0.3"]).run().json();
            tried += 1;
        }
    }
    missing::say(&format!(
        "origins: {} bytes to a second origin, of {tried} replies",
        second.bytes()
    ));
    assert_eq!(second.bytes(), 0);
}

#[test]
fn no_address_means_another_host_than_it_shows() {
    let (home, vendors) = fresh();
    let second = Second::start();
    let (at, port) = (second.0.addr, second.0.addr.port());
    let refused = [
        format!("https://app.codesignal.com@{at}/graphql"),
        format!("https://app.codesignal.com:443@{at}/graphql"),
        format!("https://app.codesignal.com%40{at}/graphql"),
        format!("http://app.codesignal.com\\@{at}/"),
        format!("http:\\\\{at}\\graphql"),
        format!("http://{at}\t/graphql"),
        format!("http://127.0.0.1\n:{port}/graphql"),
        format!("http:{at}/graphql"),
        format!("http:///{at}/graphql"),
        format!("http://localhost.:{port}/"),
        format!("http://localhost.example:{port}/"),
        format!("http://127.0.0.1.example:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("http://0.0.0.0:{port}/"),
        format!("http://l\u{43e}calhost:{port}/"),
        format!("http://{at}/#@app.codesignal.com"),
        format!("//{at}/graphql"),
        format!("javascript://{at}/"),
    ];
    for address in &refused {
        for option in ["--codesignal-url", "--ashby-url", "--webhook-url"] {
            let output = home.ask(&vendors, &["verify", option, address]).run();
            assert_eq!(output.code, 2, "{address} {output:#?}");
        }
    }
    // Another name or another way to write the same computer: a name that only looks like the vendor's
    // is another host and has no certificate of the vendor's; a number is what it is.
    for address in [
        format!("https://app.codesignal.com.:{port}/graphql"),
        format!("https://app.c\u{43e}designal.com:{port}/graphql"),
        format!("https://{at}/graphql"),
        format!("https://0x7f.1:{port}/graphql"),
        format!("https://[::ffff:127.0.0.1]:{port}/graphql"),
    ] {
        let args = ["verify", "--timeout", "0.3", "--codesignal-url", &address];
        let output = home.ask(&vendors, &args).run();
        assert_eq!(output.code, 4, "{address} {output:#?}");
    }
    let heard: String = second.0.requests().iter().map(http::Request::everything).collect();
    assert_eq!(second.bytes(), 0, "{heard}");
    let own = vendors.codesignal.server.addr.port();
    for host in ["127.1", "0x7f.1", "0177.0.0.1", "2130706433", "LOCALHOST", "%6c%6fcalhost"] {
        let address = format!("http://{host}:{own}/graphql");
        let output = home.ask(&vendors, &["verify", "--codesignal-url", &address]).run();
        output.json().expect_status("codesignal.key", "pass");
    }
}

#[test]
fn localhost_is_this_computer_whatever_a_file_says() {
    if !may_have_own_system() {
        return missing::left_out(
            "this account may not give a program names of its own (unshare -m)",
        );
    }
    let (home, vendors) = fresh();
    // An address for documentation: nothing is there, and nothing may be sent there.
    let (hosts, switch) = own_names(&home, "192.0.2.1 localhost\n");
    let port = vendors.codesignal.server.addr.port();
    let run = home
        .ask(&vendors, &["verify", "-v", "--timeout", "2"])
        .env("CS_ASHBY_CODESIGNAL_URL", format!("http://localhost:{port}/graphql"))
        .env("HOSTS", hosts)
        .env("SWITCH", switch)
        .through(
            "unshare",
            &["-n", "-m", "sh", "-c", &format!("ip link set lo up; {OWN_SYSTEM}"), "sh"],
        );
    let output = run.run();
    assert!(output.stderr.contains("localhost is 127.0.0.1, ::1"), "{output:#?}");
    assert!(!output.stderr.contains("192.0.2.1"), "{output:#?}");
}
