//! Walks of the wizard against the sandbox, each question answered by a script.

use super::run;
use crate::app::App;
use crate::cli::{Cli, Command, SandboxChoice};
use crate::credentials::Secret;
use crate::error::Exit;
use crate::integration::{Event, Permission};
use crate::prompt::Prompter;
use crate::prompt::scripted::Script;
use crate::report::{Report, Ui, output_options};
use crate::sandbox::{Admin, InitialState};
use crate::settings::settings;
use clap::Parser;

const CODESIGNAL: &str = "Paste your CodeSignal API key";
const ASHBY: &str = "Paste your Ashby API key";
const SECTIONS: &str = "Do you see Webhooks and API Keys";
const SAVED: &str = "Press Enter when you've clicked Save";
const FORM: &str = "Press Enter when the form is open";
const FIELD: &str = "Press Enter when";
const TEST: &str = "What does CodeSignal say?";
const CREATED: &str = "Did you create the webhook?";

fn fields(script: Script, count: usize) -> Script {
    (0..count).fold(script, |script, _| script.on(FIELD, ""))
}

struct Practice {
    app: App,
    admin: Admin,
    codesignal: Secret,
    ashby: Secret,
}

impl Practice {
    /// A sandbox in which the admin has created both keys and nothing else.
    async fn new(permissions: &[Permission]) -> Practice {
        let cli = Cli::try_parse_from(["cs-ashby", "setup"]).unwrap();
        let ui = Ui::collecting(output_options(&cli.global).unwrap());
        let settings = settings(&cli.global, true).unwrap();
        let choice = SandboxChoice { sandbox: true, scenario: None };
        let app = App::sandboxed(settings, ui, choice, InitialState::Nothing).await.unwrap();
        let admin = app.sandbox.as_ref().unwrap().admin();
        let codesignal = admin.create_codesignal_key(permissions).unwrap();
        let ashby = admin.create_ashby_key().unwrap();
        Practice { app, admin, codesignal, ashby }
    }

    /// The person saves both keys in Ashby's settings.
    fn saves(&self) -> impl Future<Output = ()> + Send + 'static {
        let (admin, codesignal, ashby) =
            (self.admin.clone(), self.codesignal.clone(), self.ashby.clone());
        async move { admin.save_ashby_settings(&codesignal, &ashby).unwrap() }
    }

    fn creates(&self) -> impl Future<Output = ()> + Send + 'static {
        let (admin, codesignal, ashby) =
            (self.admin.clone(), self.codesignal.clone(), self.ashby.clone());
        async move { admin.register_webhook(&codesignal, &ashby).await.unwrap() }
    }

    /// How the walk ends, and what was said on the way.
    async fn walks(mut self, script: Script) -> (Exit, String) {
        let script: &Script = Box::leak(Box::new(script));
        self.app.prompter = Prompter::Scripted(script);
        let cli = Cli::try_parse_from(["cs-ashby", "setup"]).unwrap();
        let Some(Command::Setup(args)) = cli.command else { panic!() };
        let exit = Box::pin(run(&mut self.app, &args, &mut Report::new("setup"))).await;
        let said = self.app.ui.take_notes().join("\n");
        assert!(script.is_used_up(), "nobody asked for the rest of the script: {said}");
        (exit.unwrap(), said)
    }

    fn to_ashbys_settings(&self) -> Script {
        Script::default()
            .on(SECTIONS, "Yes")
            .on(ASHBY, self.ashby.expose())
            .on(CODESIGNAL, self.codesignal.expose())
    }

    /// The webhook form is filled in, and nothing is clicked yet.
    fn to_the_test(&self) -> Script {
        let script = self.to_ashbys_settings().after(self.saves(), SAVED, "").on(FORM, "");
        fields(script, 6)
    }
}

#[tokio::test]
async fn a_walk_from_nothing_to_the_end() {
    let practice = Practice::new(&Permission::ALL).await;
    let created = practice.creates();
    let script = practice.to_the_test().on(TEST, "success").after(created, CREATED, "Yes");
    let (exit, said) = practice.walks(script).await;
    assert_eq!(exit, Exit::Pass);
    for event in Event::names() {
        assert!(said.contains(event), "{event}: {said}");
    }
}

#[tokio::test]
async fn each_failure_of_codesignals_test_leads_to_its_fields() {
    for (answer, words, count) in [
        ("401 or 403", "Secret Key: the whole CodeSignal API key", 3),
        ("404 or another", "Endpoint: exactly the address below", 1),
        ("couldn't connect", "CodeSignal may have a problem", 1),
    ] {
        let practice = Practice::new(&Permission::ALL).await;
        let script = practice.to_the_test().on(TEST, answer);
        let script = fields(script, count).on(TEST, "quit");
        let (exit, said) = practice.walks(script).await;
        assert_eq!(exit, Exit::Todo, "{said}");
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[tokio::test]
async fn without_a_test_button_the_create_button_runs_the_test() {
    let practice = Practice::new(&Permission::ALL).await;
    let created = practice.creates();
    let script = practice
        .to_the_test()
        .on(TEST, "no test button")
        .on(TEST, "success")
        .on(CREATED, "No, CodeSignal shows an error")
        .on(TEST, "success")
        .after(created, CREATED, "Yes");
    let (exit, said) = practice.walks(script).await;
    assert_eq!(exit, Exit::Pass, "{said}");
    assert!(said.contains("click the create button: it runs the same test."), "{said}");
}

#[tokio::test]
async fn a_test_that_fails_at_ashby_leads_back_to_its_settings() {
    let practice = Practice::new(&Permission::ALL).await;
    let (admin, ashby) = (practice.admin.clone(), practice.ashby.clone());
    let changes = async move {
        let other = admin.create_codesignal_key(&Permission::ALL).unwrap();
        admin.save_ashby_settings(&other, &ashby).unwrap();
    };
    let script = practice
        .to_the_test()
        .after(changes, TEST, "401 or 403")
        .on("What now?", "fix Ashby's settings")
        .on(SAVED, "quit");
    let (exit, said) = practice.walks(script).await;
    assert_eq!(exit, Exit::Fail, "{said}");
    assert!(said.contains("Ashby refuses these keys from here too"), "{said}");
}

#[tokio::test]
async fn what_ashby_refuses_is_looked_for_in_its_settings() {
    let practice = Practice::new(&Permission::ALL).await;
    let saved = practice.saves();
    let script = practice
        .to_ashbys_settings()
        .on(SAVED, "")
        .on(SAVED, "skip")
        .on("What now?", "fix Ashby's settings")
        .after(saved, SAVED, "")
        .on(FORM, "quit");
    let (exit, said) = practice.walks(script).await;
    assert_eq!(exit, Exit::Todo, "{said}");
    for words in ["Was Save clicked?", "no webhook is created without it"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[tokio::test]
async fn a_rejected_key_is_asked_for_again_and_can_be_skipped() {
    let practice = Practice::new(&Permission::ALL).await;
    let rejected = "f".repeat(64);
    let script = Script::default()
        .on(SECTIONS, "Yes")
        .on(ASHBY, &rejected)
        .on(ASHBY, "two words")
        .on(ASHBY, "")
        .on(ASHBY, "skip")
        .on(CODESIGNAL, "skip");
    let (exit, said) = practice.walks(script).await;
    assert_eq!(exit, Exit::Todo, "{said}");
    for words in ["white space at position 4", "No key entered.", "skipped: add both keys first"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains(&*rejected), "{said}");
}

#[tokio::test]
async fn a_missing_permission_is_checked_again_after_save() {
    let practice = Practice::new(&Permission::ALL[..2]).await;
    let script =
        practice.to_ashbys_settings().on("What now?", "check again").on("What now?", "quit");
    let (exit, said) = practice.walks(script).await;
    assert_eq!(exit, Exit::Fail, "{said}");
    let missing = "Permission liveInterview.company.read is missing";
    assert_eq!(said.matches(missing).count(), 2, "{said}");
    assert!(said.contains("click SAVE"), "{said}");
}

#[tokio::test]
async fn one_step_back_from_every_prompt() {
    let practice = Practice::new(&Permission::ALL).await;
    let (ashby, codesignal) = (practice.ashby.expose(), practice.codesignal.expose());
    let script = Script::default()
        .on(SECTIONS, "Yes")
        .on(ASHBY, "back")
        .on(ASHBY, ashby)
        .on(CODESIGNAL, "back")
        .on(ASHBY, "")
        .on(CODESIGNAL, codesignal)
        .on(SAVED, "back")
        .on(CODESIGNAL, "")
        .after(practice.saves(), SAVED, "")
        .on(FORM, "")
        .on(FIELD, "back")
        .on(SAVED, "quit");
    let (exit, said) = practice.walks(script).await;
    assert_eq!(exit, Exit::Todo, "{said}");
    assert!(said.contains("This is the first step."), "{said}");
}
