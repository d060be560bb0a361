//! Proxies that work: with a login, exceptions, SOCKS. Those that don't are in `faults`.

use crate::support::outside::{NAMES, Outside, may_have_own_system};
use crate::support::proxy::Proxy;
use crate::support::raw::nobody;
use crate::support::run::Run;
use crate::support::scene::fresh;
use crate::support::tls::Authority;
use crate::support::*;

const USER: &str = "recruiting";
const PASSWORD: &str = "Proxy-Pa55word-42";

/// `setup` where the vendors are outside and their certificates in a file that is named.
fn setup(home: &Home, outside: &Outside) -> Run {
    let run = outside.ask(home, &["setup", "--attest", "webhook", "-vv"]);
    run.env("SSL_CERT_FILE", home.root().join("company.pem")).canary(PASSWORD)
}

fn outside() -> (Home, Outside) {
    let authority = Authority::named("Acme Inspection CA");
    let home = Home::new();
    home.file("company.pem", &authority.pem);
    (home, Outside::certified_by([&authority; 3]))
}

/// A proxy is told the names of these vendors, and sees no byte of a key.
fn assert_only_connects(proxy: &Proxy, names: &[&str]) {
    let heads = proxy.asked();
    let connects = |head: &str, name: &str| head.starts_with(&format!("CONNECT {name}:"));
    for name in names {
        assert!(heads.iter().any(|head| connects(head, name)), "{name}: {heads:?}");
    }
    for head in heads {
        assert!(names.iter().any(|name| connects(&head, name)), "{head}");
        leaks::assert_none("what a proxy is told", head.as_bytes(), &[]);
    }
}

#[test]
fn everything_goes_through_a_proxy_with_a_login() {
    let (home, outside) = outside();
    let proxy = Proxy::http(Some(&format!("{USER}:{PASSWORD}")));
    let run = setup(&home, &outside)
        .env("HTTPS_PROXY", format!("http://{USER}:{PASSWORD}@{}", proxy.addr()));
    let output = run.run();
    let way = format!("through the proxy {} (from HTTPS_PROXY), with a login", proxy.addr());
    assert!(output.stderr.contains(&way), "{output:#?}");
    output.report(0);
    assert_only_connects(&proxy, &NAMES);
}

#[test]
fn no_proxy_names_exceptions() {
    if !may_have_own_system() {
        return;
    }
    let (home, outside) = outside();
    let proxy = Proxy::http(None);
    let output = setup(&home, &outside)
        .env("HTTPS_PROXY", format!("http://{}", proxy.addr()))
        .env("NO_PROXY", "localhost, codesignal.test")
        .on_own_system(&home, &Outside::hosts(), None)
        .run();
    assert_only_connects(&proxy, &NAMES[1..]);
    let direct =
        format!("CodeSignal, company: https://{}\n  route       direct, no proxy\n", NAMES[0]);
    assert!(output.stderr.contains(&direct), "{output:#?}");
    output.report(0);
}

#[test]
fn a_socks_proxy_looks_the_names_up_itself() {
    let (home, outside) = outside();
    let proxy = Proxy::socks(USER, PASSWORD);
    let address = format!("socks5h://{USER}:{PASSWORD}@{}", proxy.addr());
    setup(&home, &outside).env("ALL_PROXY", address).run().report(0);
    let names = proxy.asked();
    assert!(NAMES.iter().all(|name| names.iter().any(|it| it == name)), "{names:?}");
}

#[test]
fn this_computer_needs_no_proxy() {
    let (home, vendors) = fresh();
    for variable in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] {
        home.ask(&vendors, &["setup", "--attest", "webhook"])
            .env(variable, format!("http://{}", nobody()))
            .run()
            .report(0);
    }
}

/// The route to each vendor, which `report` shows and `verify` takes.
#[test]
fn variables_are_read_as_curl_reads_them() {
    const P: &str = "http://p:1";
    let direct = ["direct"; 2];
    let p = ["p:1 (from https_proxy)"; 2];
    type Variables<'a> = &'a [(&'a str, &'a str)];
    let rows: &[(Variables<'_>, [&str; 2])] = &[
        (&[], direct),
        (&[("https_proxy", "")], direct),
        (&[("HTTPS_PROXY", ""), ("https_proxy", P)], p),
        (&[("https_proxy", ""), ("HTTPS_PROXY", "q:2")], ["q:2 (from HTTPS_PROXY)"; 2]),
        (&[("HTTPS_PROXY", "http://q:2"), ("https_proxy", P)], p),
        (&[("all_proxy", "http://q:2"), ("https_proxy", P)], p),
        (&[("all_proxy", "::"), ("https_proxy", P)], p),
        (&[("HTTPS_PROXY", "::"), ("https_proxy", P)], p),
        (&[("all_proxy", "socks://q:2")], ["socks4://q:2 (from all_proxy)"; 2]),
        (
            &[("ALL_PROXY", "::"), ("all_proxy", "socks5h://q")],
            ["socks5h://q:1080 (from all_proxy)"; 2],
        ),
        (&[("HTTP_PROXY", P), ("http_proxy", "::")], direct),
        (&[("HTTP_PROXY", P), ("REQUEST_METHOD", "GET")], direct),
        (&[("https_proxy", P), ("REQUEST_METHOD", "GET")], p),
        (&[("https_proxy", P), ("no_proxy", "*")], direct),
        (&[("https_proxy", P), ("NO_PROXY", "*")], direct),
        (&[("https_proxy", P), ("no_proxy", ""), ("NO_PROXY", "*")], direct),
        (&[("https_proxy", P), ("no_proxy", "x"), ("NO_PROXY", "*")], p),
        (&[("https_proxy", P), ("no_proxy", "x, CodeSignal.com. ,y")], ["direct", p[0]]),
        (&[("https_proxy", P), ("no_proxy", "x .ashbyhq.com")], [p[0], "direct"]),
        (&[("https_proxy", P), ("no_proxy", "*.codesignal.com,signal.com")], p),
        (&[("https_proxy", P), ("no_proxy", "app.codesignal.com:443")], p),
        (&[("https_proxy", "http://user:Pa55word@p:1")], p),
    ];
    let home = Home::new();
    for (variables, [codesignal, ashby]) in rows {
        let mut run = home.cs(&["report", "--output", "json"]);
        for (name, value) in *variables {
            run = run.env(name, value);
        }
        let report = run.canary("Pa55word").run().report(0);
        let settings = &report.0["data"]["report"]["settings"];
        for (fact, route) in [("CodeSignal's address", codesignal), ("Ashby's address", ashby)] {
            let through = match *route {
                "direct" => "the vendor's, directly".to_owned(),
                proxy => format!("the vendor's, through {proxy}"),
            };
            assert_eq!(settings[fact], through, "{variables:?}");
        }
    }
}

#[test]
fn what_names_no_proxy_is_refused_before_anything_is_sent() {
    let (home, vendors) = fresh();
    for variable in ["HTTPS_PROXY", "all_proxy"] {
        let value = "http://u:Proxy-Pa55#word@proxy.acme.example:3128";
        let output = home.ask(&vendors, &["verify"]).env(variable, value).run();
        assert!(!output.stdout.contains("Pa55") && !output.stderr.contains("Pa55"));
        let report = output.report(2);
        assert_eq!(report.error_code(), "proxy_unusable");
        assert!(report.to_string().contains(variable));
    }
    assert_eq!(vendors.count(), 0, "something was sent");
}
