//! Entries for GitHub Actions and Kubernetes, held to actionlint and to Kubernetes' own schemas.

use crate::support::entries::{content, entry, variants, words};
use crate::support::*;
use serde_json::Value;

const READ_YAML: &str = "
import sys, json, yaml
print(json.dumps([doc for doc in yaml.load_all(sys.stdin.read(), Loader=yaml.BaseLoader)]))
";

fn yaml(text: &str) -> Option<Value> {
    let output = validators::python(READ_YAML, text)?;
    assert!(output.status.success(), "{output:?}\n{text}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn github_takes_the_workflow() {
    let home = Home::new();
    for variant in variants() {
        let args = [&variant[..], &["--for", "github"]].concat();
        let entry = entry(&home, &args);
        let text = content(&entry, 0);
        let Some(said) = validators::actionlint(text) else {
            return;
        };
        assert_eq!(said, "", "{text}");
        let wrong = text.replace("runs-on", "run-on");
        assert_ne!(validators::actionlint(&wrong).unwrap(), "", "actionlint takes anything");
        let read = yaml(text).unwrap();
        let run = read[0]["jobs"]["verify"]["steps"][0]["run"].as_str().unwrap();
        let arrived = shell_words::split(run).unwrap();
        assert_eq!(arrived, words(&variant, "cs-ashby", &["--output", "github"]));
        let given = variant.contains(&"--codesignal-key-command");
        let environment = &read[0]["jobs"]["verify"]["env"];
        assert_eq!(environment["CS_ASHBY_CODESIGNAL_KEY"].is_null(), given);
    }
}

#[test]
fn kubernetes_takes_the_job() {
    let home = Home::new();
    for variant in variants() {
        let args =
            [&variant[..], &["--for", "kubernetes", "--image", "registry.example/cs-ashby:1"]]
                .concat();
        let entry = entry(&home, &args);
        let text = content(&entry, 0);
        let strict = |path: &std::path::Path| {
            let path = path.display().to_string();
            validators::python_program("kubernetes-validate", &["--strict", &path])
        };
        let path = home.file("job.yaml", text);
        let Some(output) = strict(&path) else { return };
        assert!(output.status.success(), "{output:?}\n{text}");
        let wrong = home.file("wrong.yaml", text.replace("backoffLimit", "backofLimit"));
        assert!(!strict(&wrong).unwrap().status.success(), "it takes anything");
        let read = yaml(text).unwrap();
        assert_eq!(read.as_array().unwrap().len(), 2);
        let pod = &read[1]["spec"]["jobTemplate"]["spec"]["template"]["spec"];
        let command: Vec<String> =
            serde_json::from_value(pod["containers"][0]["command"].clone()).unwrap();
        let command: Vec<String> = command.iter().map(|it| it.replace("$$", "$")).collect();
        let keys = ["--codesignal-key-file", "/keys/codesignal", "--ashby-key-file", "/keys/ashby"];
        let end: &[&str] = if variant.contains(&"--ashby-key-file") { &[] } else { &keys };
        assert_eq!(command, words(&variant, "cs-ashby", end));
        // Every mount has its volume.
        let names = |list: &Value| -> Vec<String> {
            let list = list.as_array().unwrap().iter();
            list.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
        };
        let volumes = names(&pod["volumes"]);
        for container in [&pod["containers"][0], &pod["initContainers"][0]] {
            for mount in names(&container["volumeMounts"]) {
                assert!(volumes.contains(&mount), "{mount}");
            }
        }
    }
}

#[test]
fn what_github_would_read_as_an_expression_is_refused() {
    let home = Home::new();
    let words = ["--every", "1h", "--codesignal-key-command", "show ${{ secrets.X }}"];
    for (scheduler, code) in [("github", 2), ("cron", 0)] {
        let run = home.cs(&["schedule", "print", "--for", scheduler]);
        run.args(&words).run().expect_code(code);
    }
}
