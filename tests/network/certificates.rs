//! A company's certificate: through the system's store or named by the environment, always beside the public
//! ones and never in their place.

use crate::support::outside::{Outside, may_have_own_system};
use crate::support::scene::fresh;
use crate::support::tls::Authority;
use crate::support::*;
use std::fs;
use std::path::Path;

/// Two authorities, one public and one of the company, and the vendors outside: CodeSignal stands there
/// with its own certificate, the others behind the company's inspection.
struct World {
    home: Home,
    outside: Outside,
    public: Authority,
    company: Authority,
}

fn world() -> Option<World> {
    if !may_have_own_system() {
        return None;
    }
    let (public, company) =
        (Authority::named("Public Root"), Authority::named("Acme Inspection CA"));
    let outside = Outside::certified_by([&public, &company, &company]);
    Some(World { home: Home::new(), outside, public, company })
}

impl World {
    /// A run on a system whose store has these certificates.
    fn ask(&self, system: &[&Authority]) -> run::Run {
        let store = self.home.root().join("certs");
        let _ = fs::remove_dir_all(&store);
        fs::create_dir(&store).unwrap();
        let bundle: Vec<&str> = system.iter().map(|it| it.pem.as_str()).collect();
        fs::write(store.join("ca-certificates.crt"), bundle.concat()).unwrap();
        self.outside.ask(&self.home, &["setup", "--attest", "webhook", "-v"]).on_own_system(
            &self.home,
            &Outside::hosts(),
            Some(&store),
        )
    }
}

#[test]
fn the_system_s_store_is_trusted() {
    let Some(world) = world() else { return };
    world.ask(&[&world.public, &world.company]).run().report(0);
    // Without the company's: the public one is still trusted, the others are not trusted.
    let output = world.ask(&[&world.public]).run();
    let report = output.json();
    assert_eq!(output.code, 4, "{output:#?}");
    report.expect_status("codesignal.access", "pass");
    let said = report.check("ashby.access")["summary"].as_str().unwrap();
    assert!(said.contains("this computer doesn't trust its certificate"), "{said}");
}

#[test]
fn a_named_file_or_folder_is_trusted_beside_the_system_s_store() {
    let Some(world) = world() else { return };
    let file = world.home.file("company.pem", &world.company.pem);
    world.ask(&[&world.public]).env("SSL_CERT_FILE", &file).run().report(0);
    let folder = world.home.root().join("company");
    fs::create_dir(&folder).unwrap();
    fs::copy(&file, folder.join("company.pem")).unwrap();
    world.ask(&[&world.public]).env("SSL_CERT_DIR", &folder).run().report(0);
    // Both at once, and on a system that has none of its own.
    let both = world.home.file("both.pem", format!("{}\n{}", world.public.pem, world.company.pem));
    world.ask(&[]).env("SSL_CERT_FILE", &both).env("SSL_CERT_DIR", &folder).run().report(0);
}

#[test]
fn what_is_odd_and_does_no_harm_is_left_out() {
    let Some(world) = world() else { return };
    // An empty variable is as good as none.
    let run = world.ask(&[&world.public, &world.company]);
    run.env("SSL_CERT_FILE", "").env("SSL_CERT_DIR", "").run().report(0);
    // In a bundle of many one is damaged.
    let damaged = "-----BEGIN CERTIFICATE-----\nMIIB!!\n-----END CERTIFICATE-----\n";
    let bundle = format!("{damaged}{}", world.company.pem);
    let bundle = world.home.file("bundle.pem", bundle);
    let output = world.ask(&[&world.public]).env("SSL_CERT_FILE", bundle).run();
    output.report(0);
}

#[test]
fn what_asks_nobody_minds_no_setting_of_the_network() {
    let home = Home::new();
    for words in ["status", "keys list", "webhook show", "attest list", "profiles list"] {
        let words: Vec<&str> = words.split(' ').collect();
        home.cs(&words)
            .env("SSL_CERT_FILE", "/not/there.pem")
            .env("HTTPS_PROXY", ":::")
            .run()
            .expect_code(0);
    }
}

#[test]
fn a_file_without_certificates_is_refused_before_anything_is_sent() {
    let (home, vendors) = fresh();
    let company = Authority::named("Acme Inspection CA");
    let damaged: String =
        company.pem.chars().enumerate().map(|(at, c)| if at == 200 { '!' } else { c }).collect();
    let cut: String =
        company.pem.lines().filter(|line| !line.contains("END")).collect::<Vec<_>>().join("\n");
    let wrong = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let pipe = home.root().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let files = [
        (home.root().join("not-there.pem"), "it does not exist"),
        (home.file("empty.pem", ""), "there is no certificate"),
        (home.file("garbage.pem", "no certificate, just words\n"), "there is no certificate"),
        (home.file("der.cer", [0x30, 0x82, 0x01, 0x02]), "PEM form"),
        (home.file("damaged.pem", damaged), "damaged"),
        (home.file("cut.pem", cut), ""),
        (home.file("wrong.pem", wrong), "damaged"),
        (home.home(), "it is a folder"),
        (pipe, "regular file"),
    ];
    for (file, why) in &files {
        let output = home.ask(&vendors, &["verify"]).env("SSL_CERT_FILE", file).run();
        assert_eq!(output.code, 2, "{file:?} {output:#?}");
        let report = output.json();
        assert_eq!(report.error_code(), "certificates_unusable", "{file:?}");
        let message = report.0["error"]["message"].as_str().unwrap();
        assert!(message.contains(why), "{file:?}: {message}");
        assert!(message.contains(file.to_str().unwrap()), "{message}");
    }
    let output = home.ask(&vendors, &["verify"]).env("SSL_CERT_DIR", Path::new("/not/there")).run();
    output.report(2);
    assert_eq!(vendors.count(), 0, "something was sent");
    // In the sandbox none of it matters.
    home.cs(&["verify", "--sandbox"]).env("SSL_CERT_FILE", &files[0].0).run().expect_code(0);
}

#[test]
fn a_system_without_certificates_says_so() {
    let Some(world) = world() else { return };
    let output = world.ask(&[]).run();
    assert_eq!(output.code, 4, "{output:#?}");
    let report = output.json();
    let check = report.check("codesignal.access");
    assert!(check["fix"].as_str().unwrap().contains("ca-certificates"), "{check:#}");
    assert_eq!(world.outside.vendors.count(), 0);
}
