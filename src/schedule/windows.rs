//! Windows Task Scheduler: a task as XML, in the order in which Windows exports it
//! (learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema).

use super::{File, Plan, ScheduleEntry, xml};

pub(super) fn task(plan: &Plan) -> ScheduleEntry {
    let name = plan.name();
    let command = plan.command(&["--quiet"]);
    let arguments: Vec<String> = command[1..].iter().map(|word| quoted(word)).collect();
    let content = format!(
        "<?xml version=\"1.0\"?>\n\
         <Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\n\
         \x20 <RegistrationInfo>\n\
         \x20   <Description>Proves that CodeSignal and Ashby are connected (profile {profile}). The result: cs-ashby status</Description>\n\
         \x20 </RegistrationInfo>\n\
         \x20 <Triggers>\n\
         \x20   <TimeTrigger>\n\
         \x20     <Repetition>\n\
         \x20       <Interval>{interval}</Interval>\n\
         \x20       <StopAtDurationEnd>false</StopAtDurationEnd>\n\
         \x20     </Repetition>\n\
         \x20     <StartBoundary>{today}T00:{minute:02}:00</StartBoundary>\n\
         \x20     <Enabled>true</Enabled>\n\
         \x20   </TimeTrigger>\n\
         \x20 </Triggers>\n\
         \x20 <Principals>\n\
         \x20   <Principal id=\"Author\">\n\
         \x20     <LogonType>InteractiveToken</LogonType>\n\
         \x20     <RunLevel>LeastPrivilege</RunLevel>\n\
         \x20   </Principal>\n\
         \x20 </Principals>\n\
         \x20 <Settings>\n\
         \x20   <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>\n\
         \x20   <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>\n\
         \x20   <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>\n\
         \x20   <StartWhenAvailable>true</StartWhenAvailable>\n\
         \x20   <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>\n\
         \x20   <Enabled>true</Enabled>\n\
         \x20   <ExecutionTimeLimit>PT10M</ExecutionTimeLimit>\n\
         \x20 </Settings>\n\
         \x20 <Actions Context=\"Author\">\n\
         \x20   <Exec>\n\
         \x20     <Command>{program}</Command>\n\
         \x20     <Arguments>{arguments}</Arguments>\n\
         \x20   </Exec>\n\
         \x20 </Actions>\n\
         </Task>\n",
        profile = xml(&plan.profile),
        interval = plan.every.iso(),
        today = plan.today,
        minute = plan.spread(60),
        program = xml(&command[0]),
        arguments = xml(&arguments.join(" ")),
    );
    let path = format!("{name}.xml");
    // A task has no variables of its own: it sees those of the account.
    let folders = plan.folders.iter().map(|(name, path)| {
        let path = path.replace('\'', "''");
        format!("[Environment]::SetEnvironmentVariable('{name}', '{path}', 'User')")
    });
    let register =
        format!("Register-ScheduledTask -TaskName \"{name}\" -Xml (Get-Content -Raw {path})");
    ScheduleEntry {
        steps: folders.chain([register]).collect(),
        files: vec![File { path, content }],
    }
}

/// A word of a command line, by the rules of CommandLineToArgvW: backslashes count double before a quote.
fn quoted(word: &str) -> String {
    if !word.is_empty() && !word.contains([' ', '\t', '"']) {
        return word.to_owned();
    }
    let mut out = String::from("\"");
    let mut slashes = 0;
    for letter in word.chars() {
        match letter {
            '\\' => slashes += 1,
            '"' => {
                out.push_str(&"\\".repeat(slashes + 1));
                slashes = 0;
            }
            _ => slashes = 0,
        }
        out.push(letter);
    }
    out.push_str(&"\\".repeat(slashes));
    out.push('"');
    out
}
