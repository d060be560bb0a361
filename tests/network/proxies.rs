//! Proxies that work: a real one with a login, exceptions, SOCKS. Those that don't are in `faults`.

use crate::support::outside::{NAMES, Outside};
use crate::support::proxy::{Ear, OWN_SYSTEM, Tinyproxy, may_have_own_system, own_names, socks};
use crate::support::raw::nobody;
use crate::support::scene::fresh;
use crate::support::tls::Authority;
use crate::support::*;
use leaks::leak;

const USER: &str = "recruiting";
const PASSWORD: &str = "Proxy-Pa55word-42";

/// The vendors outside, known to a proxy alone, and the company's certificate in a file.
fn outside() -> Option<(Home, Outside, String)> {
    if !missing::have(&["tinyproxy", "unshare"]) {
        return None;
    }
    if !may_have_own_system() {
        missing::left_out("this account may not give a program names of its own (unshare -m)");
        return None;
    }
    let authority = Authority::named("Acme Inspection CA");
    let home = Home::new();
    let path = home.file("company.pem", &authority.pem);
    let outside = Outside::certified_by([&authority; 3]);
    Some((home, outside, path.to_str().unwrap().to_owned()))
}

/// A proxy is told the names of the vendors and its own login, and sees no byte of a key.
fn assert_only_connects(ear: &Ear, names: &[&str]) {
    let lines = ear.first_lines();
    for name in names {
        let start = format!("CONNECT {name}:");
        assert!(lines.iter().any(|line| line.starts_with(&start)), "{name}: {lines:?}");
    }
    for (line, said) in lines.iter().zip(ear.heard()) {
        let known = names.iter().any(|name| line.starts_with(&format!("CONNECT {name}:")));
        assert!(known, "{line}");
        for key in [CODESIGNAL_KEY, ASHBY_KEY] {
            assert_eq!(leak(&said, key), None, "{line}");
        }
    }
}

#[test]
fn everything_goes_through_a_proxy_with_a_login() {
    let Some((home, outside, certificates)) = outside() else {
        return;
    };
    let proxy = Tinyproxy::start(Some((USER, PASSWORD)), &Outside::hosts());
    for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        let ear = Ear::before(proxy.addr);
        let run = outside
            .ask(&home, &["setup", "--attest", "webhook", "-vv"])
            .env("SSL_CERT_FILE", &certificates)
            .env(variable, format!("http://{USER}:{PASSWORD}@{}", ear.addr()))
            .canary(PASSWORD);
        let output = run.run();
        output.json();
        assert_eq!(output.code, 0, "{variable} {output:#?}");
        assert_only_connects(&ear, &NAMES);
        let way = format!("through the proxy {} (from {variable}), with a login", ear.addr());
        assert!(output.stderr.contains(&way), "{output:#?}");
    }
}

#[test]
fn a_proxy_says_what_is_wrong_with_the_login() {
    let Some((home, outside, certificates)) = outside() else {
        return;
    };
    let proxy = Tinyproxy::start(Some((USER, PASSWORD)), &Outside::hosts());
    for (login, said) in [
        ("", "requires a login"),
        (
            "recruiting:Another-Pa55word-43@",
            // tinyproxy answers it with 401.
            "rejected its user name and password",
        ),
    ] {
        let run = outside
            .ask(&home, &["verify", "-vv"])
            .env("SSL_CERT_FILE", &certificates)
            .env("HTTPS_PROXY", format!("http://{login}{}", proxy.addr))
            .canary("Another-Pa55word-43");
        let report = run.run().report(4);
        for id in ["codesignal.access", "ashby.access", "webhook.handshake"] {
            let check = report.check(id);
            assert!(check["summary"].as_str().unwrap().contains(said), "{check:#}");
            assert!(check["fix"].as_str().unwrap().contains("http://user:password@host:port"));
        }
    }
    assert_eq!(outside.vendors.count(), 0);
}

#[test]
fn no_proxy_names_exceptions() {
    let Some((home, outside, certificates)) = outside() else {
        return;
    };
    let proxy = Tinyproxy::start(None, &Outside::hosts());
    let ear = Ear::before(proxy.addr);
    let (hosts, switch) = own_names(&home, &Outside::hosts());
    let run = outside
        .ask(&home, &["setup", "--attest", "webhook", "-v"])
        .env("SSL_CERT_FILE", &certificates)
        .env("HTTPS_PROXY", format!("http://{}", ear.addr()))
        .env("NO_PROXY", "localhost, codesignal.test")
        .env("HOSTS", hosts)
        .env("SWITCH", switch)
        .through("unshare", &["-m", "sh", "-c", OWN_SYSTEM, "sh"]);
    let output = run.run();
    output.json();
    assert_eq!(output.code, 0, "{output:#?}");
    assert_only_connects(&ear, &NAMES[1..]);
    let direct =
        format!("CodeSignal, company: https://{}\n  route       direct, no proxy\n", NAMES[0]);
    assert!(output.stderr.contains(&direct), "{output:#?}");
}

#[test]
fn a_socks_proxy_looks_the_names_up_itself() {
    let Some((home, outside, certificates)) = outside() else {
        return;
    };
    let (proxy, names) = socks(USER, PASSWORD);
    let run = outside
        .ask(&home, &["setup", "--attest", "webhook", "-v"])
        .env("SSL_CERT_FILE", &certificates)
        .env("ALL_PROXY", format!("socks5h://{USER}:{PASSWORD}@{}", proxy.addr))
        .canary(PASSWORD);
    run.run().report(0);
    let names = run::Lock::lock_now(&*names).clone();
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
        let routes = &report.0["data"]["report"]["environment"]["proxies"];
        assert_eq!(routes["CodeSignal"], *codesignal, "{variables:?}");
        assert_eq!(routes["Ashby"], *ashby, "{variables:?}");
    }
}

#[test]
fn what_names_no_proxy_is_refused_before_anything_is_sent() {
    let (home, vendors) = fresh();
    for value in [
        "u:Proxy-Pa55#word@proxy.acme.example:3128",
        "http://proxy.acme.example:3128/path?Proxy-Pa55word",
        "http://u:Proxy-Pa55#word@proxy.acme.example:3128",
        "ftp://u:Proxy-Pa55word@proxy.acme.example:3128",
        "http://",
        "http://u:Proxy-Pa55word@proxy acme:3128",
        "://",
        "http://u:Proxy-Pa55word@proxy.acme.example:port",
    ] {
        for variable in ["HTTPS_PROXY", "all_proxy"] {
            let run = home.ask(&vendors, &["verify"]).env(variable, value);
            let output = run.run();
            assert_eq!(output.code, 2, "{value} {output:#?}");
            let report = output.json();
            assert_eq!(report.error_code(), "proxy_unusable");
            assert!(report.to_string().contains(variable));
            assert!(!output.stdout.contains("Pa55") && !output.stderr.contains("Pa55"));
        }
    }
    assert_eq!(vendors.count(), 0, "something was sent");
}
