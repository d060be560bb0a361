//! GitHub Actions (a workflow) and Kubernetes (a CronJob).

use super::{File, Plan, ScheduleEntry, comments};
use crate::error::{Error, Result};

/// Where the container finds the keys, one file each.
const KEYS: &str = "/keys";

/// The option that names the profile, where it needs naming.
fn of_profile(plan: &Plan) -> String {
    match plan.profile.as_str() {
        "default" => String::new(),
        profile => format!(" --profile {profile}"),
    }
}

/// A workflow on a runner of one's own: it keeps what was confirmed, and the controls of an earlier run.
pub(super) fn github(plan: &Plan) -> Result<ScheduleEntry> {
    if plan.words.iter().any(|word| word.contains("${{")) {
        return Err(Error::usage(
            "expression_in_word",
            "A command that is given has ${{ in it, and GitHub would put something else in its place.",
            "Put the command into a script of its own on the runner, and name that script.",
        ));
    }
    let path = format!(".github/workflows/{}.yml", plan.name());
    let mut environment = String::from("      CS_ASHBY_STORE: none\n");
    let mut steps = Vec::new();
    for (brings, variable) in [
        (plan.brings_codesignal, "CS_ASHBY_CODESIGNAL_KEY"),
        (plan.brings_ashby, "CS_ASHBY_ASHBY_KEY"),
    ] {
        if brings {
            environment.push_str(&format!(
                "      {variable}: ${{{{ secrets.{variable} }}}}\n"
            ));
            steps.push(format!("gh secret set {variable}"));
        }
    }
    let head = [
        format!("{path}, on the default branch"),
        "It runs on a runner of your own, where cs-ashby is installed and its state stays from run to run.".into(),
        format!(
            "Bring there what was confirmed elsewhere: cs-ashby attest import{} attestations.json",
            of_profile(plan)
        ),
    ];
    let head: Vec<String> = head
        .into_iter()
        .chain(steps.iter().map(|step| format!("Before: {step}")))
        .collect();
    let content = format!(
        "{head}\
         name: {name}\n\
         on:\n\
         \x20 schedule:\n\
         \x20   - cron: {fields}\n\
         \x20 workflow_dispatch:\n\
         permissions: {{}}\n\
         concurrency:\n\
         \x20 group: {name}\n\
         jobs:\n\
         \x20 verify:\n\
         \x20   runs-on: self-hosted\n\
         \x20   timeout-minutes: 10\n\
         \x20   env:\n\
         {environment}\
         \x20   steps:\n\
         \x20     - name: Prove that CodeSignal and Ashby are connected\n\
         \x20       run: {command}\n",
        head = comments(&head),
        name = plan.name(),
        fields = yaml(&plan.cron_fields()?),
        command = yaml(&shell_words::join(plan.command(&["--output", "github"]))),
    );
    Ok(ScheduleEntry {
        files: vec![File { path, content }],
        steps,
    })
}

/// A volume for the state, and the job. What was confirmed comes from a config map, the keys from a secret.
pub(super) fn kubernetes(plan: &Plan) -> Result<ScheduleEntry> {
    let name = resource_name(&plan.name());
    let mut keys = Vec::new();
    let mut from_files = String::new();
    for (brings, word) in [
        (plan.brings_codesignal, "codesignal"),
        (plan.brings_ashby, "ashby"),
    ] {
        if brings {
            keys.extend([format!("--{word}-key-file"), format!("{KEYS}/{word}")]);
            from_files.push_str(&format!(" --from-file={word}={word}.key"));
        }
    }
    let mut steps = Vec::new();
    if !from_files.is_empty() {
        steps.push(format!("kubectl create secret generic {name}{from_files}"));
    }
    let profile = of_profile(plan);
    steps.extend([
        format!("cs-ashby attest export{profile} > attestations.json"),
        format!("kubectl create configmap {name} --from-file=attestations.json"),
        format!("kubectl apply -f {name}.yaml"),
    ]);
    let image = [
        format!("{name}.yaml. Its image is one of your own, for example:"),
        "  FROM debian:stable-slim".into(),
        "  RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates"
            .into(),
        "  COPY cs-ashby /usr/local/bin/".into(),
    ];
    let run = steps.iter().map(|step| format!("Run: {step}"));
    let head: Vec<String> = image.into_iter().chain(run).collect();
    let more: Vec<&str> = keys.iter().map(String::as_str).collect();
    let import = [
        &plan.program,
        "attest",
        "import",
        "/confirmed/attestations.json",
        "--profile",
        &plan.profile,
    ]
    .map(str::to_owned);
    let (key_mount, key_volume) = if keys.is_empty() {
        (String::new(), String::new())
    } else {
        (
            format!(
                "                - name: keys\n                  mountPath: {KEYS}\n                  readOnly: true\n"
            ),
            format!(
                "            - name: keys\n              secret:\n                secretName: {name}\n                defaultMode: 0440\n"
            ),
        )
    };
    let content = format!(
        include_str!("kubernetes.yaml.txt"),
        head = comments(&head),
        name = name,
        fields = yaml(&plan.cron_fields()?),
        image = yaml(&plan.image),
        import = list(&import),
        command = list(&plan.command(&more)),
        key_mount = key_mount,
        key_volume = key_volume,
    );
    Ok(ScheduleEntry {
        files: vec![File {
            path: format!("{name}.yaml"),
            content,
        }],
        steps,
    })
}

/// A name for Kubernetes: lower case, dashes, at most 52 letters (what a CronJob's may have).
fn resource_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| match letter.to_ascii_lowercase() {
            letter if letter.is_ascii_alphanumeric() => letter,
            _ => '-',
        })
        .take(52)
        .collect();
    plain.trim_end_matches('-').to_owned()
}

/// A text for YAML: in single quotes, in which only they are special.
fn yaml(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| yaml(word)).collect();
    format!("[{}]", words.join(", "))
}
