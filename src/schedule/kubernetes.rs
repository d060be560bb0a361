//! A Kubernetes CronJob with a volume for its state.

use super::entry::{comments, lines, of_profile};
use super::template::fill;
use super::{File, Plan, ScheduleEntry, quote};
use crate::error::Result;

/// Where the container finds the keys, one file each.
const KEYS: &str = "/keys";
const KEY_MOUNT: &str = "                - name: keys
                  mountPath: /keys
                  readOnly: true
";
const KEY_VOLUME: &str = "            - name: keys
              secret:
                secretName: @name@
                defaultMode: 0440
";

/// A volume for the state, and the job. What was confirmed comes from a config map, the keys from a secret.
pub(super) fn cron_job(plan: &Plan) -> Result<ScheduleEntry> {
    let name = plan.kubernetes_name();
    let (keys, from_files) = keys(plan);
    let mut steps = Vec::new();
    if !from_files.is_empty() {
        steps.push(format!("kubectl create secret generic {name}{from_files}"));
    }
    steps.extend([
        format!("cs-ashby attest export{} --output-file attestations.json", of_profile(plan)),
        format!("kubectl create configmap {name} --from-file=attestations.json"),
        format!("kubectl apply -f {name}.yaml"),
    ]);
    let more: Vec<&str> = keys.iter().map(String::as_str).collect();
    let import = ["attest", "import", "/confirmed/attestations.json", "--profile", &plan.profile];
    let import = [&plan.program].into_iter().cloned().chain(import.map(str::to_owned));
    let (key_mount, key_volume) = if keys.is_empty() {
        ("", String::new())
    } else {
        (KEY_MOUNT, fill(KEY_VOLUME, &[("name", name.as_str())]))
    };
    let environment = lines(plan, |name, value| {
        let value = quote::kubernetes(value);
        format!("                - name: {name}\n                  value: {value}\n")
    });
    let values = [
        ("name", name.as_str()),
        ("before", &comments("Run", &steps)),
        ("fields", &quote::yaml(&plan.cron_fields()?)),
        ("image", &quote::yaml(&plan.image)),
        ("import", &list(&import.collect::<Vec<_>>())),
        ("command", &list(&plan.command(&more))),
        ("environment", &environment),
        ("key_mount", key_mount),
        ("key_volume", &key_volume),
    ];
    Ok(ScheduleEntry {
        files: vec![File {
            path: format!("{name}.yaml"),
            content: fill(include_str!("templates/kubernetes.yaml"), &values),
        }],
        steps,
    })
}

fn list(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| quote::kubernetes(word)).collect();
    format!("[{}]", words.join(", "))
}

/// The options that name the mounted keys, and the options that create their secret.
fn keys(plan: &Plan) -> (Vec<String>, String) {
    let mut keys = Vec::new();
    let mut from_files = String::new();
    for (brings, vendor) in [(plan.brings_codesignal, "codesignal"), (plan.brings_ashby, "ashby")] {
        if brings {
            keys.extend([format!("--{vendor}-key-file"), format!("{KEYS}/{vendor}")]);
            from_files.push_str(&format!(" --from-file={vendor}={vendor}.key"));
        }
    }
    (keys, from_files)
}
