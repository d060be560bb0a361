//! launchd (launchd.plist(5)): an agent of the account, which has the session in which Keychain is open.

use super::{File, Plan, ScheduleEntry, xml};

pub(super) fn agent(plan: &Plan) -> ScheduleEntry {
    let label = format!("local.{}", plan.name());
    let path = format!("~/Library/LaunchAgents/{label}.plist");
    let log = format!("$HOME/Library/Logs/{}.log", plan.name());
    // launchd writes to no file under a home folder by itself: the shell does.
    let shell = format!("exec \"$0\" \"$@\" >>\"{log}\" 2>&1");
    let words = ["/bin/sh".to_owned(), "-c".to_owned(), shell]
        .into_iter()
        .chain(plan.command(&["--quiet"]));
    let arguments: String = words
        .map(|word| format!("    <string>{}</string>\n", xml(&word)))
        .collect();
    let start = format!("launchctl bootstrap gui/$(id -u) {path}");
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <!-- Save as {path}, then run: {start} -->\n\
         <plist version=\"1.0\">\n\
         <dict>\n\
         \x20 <key>Label</key>\n\
         \x20 <string>{label}</string>\n\
         \x20 <key>ProgramArguments</key>\n\
         \x20 <array>\n\
         {arguments}\
         \x20 </array>\n\
         {environment}\
         \x20 <key>StartInterval</key>\n\
         \x20 <integer>{seconds}</integer>\n\
         \x20 <key>RunAtLoad</key>\n\
         \x20 <true/>\n\
         \x20 <key>ProcessType</key>\n\
         \x20 <string>Background</string>\n\
         </dict>\n\
         </plist>\n",
        label = xml(&label),
        environment = environment(plan),
        path = comment_text(&path),
        start = comment_text(&start),
        seconds = plan.every.minutes() * 60,
    );
    ScheduleEntry {
        files: vec![File { path, content }],
        steps: vec![start],
    }
}

fn environment(plan: &Plan) -> String {
    if plan.folders.is_empty() {
        return String::new();
    }
    let entry = |(name, path): &(&str, String)| {
        format!(
            "    <key>{name}</key>\n    <string>{}</string>\n",
            xml(path)
        )
    };
    let entries: String = plan.folders.iter().map(entry).collect();
    format!("  <key>EnvironmentVariables</key>\n  <dict>\n{entries}  </dict>\n")
}

/// A text for a comment of XML, where two dashes may not stand side by side.
fn comment_text(text: &str) -> String {
    text.replace("--", "- -")
}
