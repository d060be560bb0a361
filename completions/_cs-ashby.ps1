
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'cs-ashby' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'cs-ashby'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'cs-ashby' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print the version (with -v: build, target and commit too)')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print the version (with -v: build, target and commit too)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Connect your accounts, step by step')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check the connection; changes nothing')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Replace one key everywhere it''s used')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what''s stored and the last result, offline')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Print diagnostics for support (no keys)')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'Set, list or remove the stored keys')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List or remove the profiles on this computer')
            [CompletionResult]::new('webhook', 'webhook', [CompletionResultType]::ParameterValue, 'Show the webhook form, or run the connectivity test')
            [CompletionResult]::new('attest', 'attest', [CompletionResultType]::ParameterValue, 'List, export or import what a person confirmed')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Print an entry for a scheduler that runs verify')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a practice CodeSignal and Ashby on this computer')
            [CompletionResult]::new('guide', 'guide', [CompletionResultType]::ParameterValue, 'Print the steps of the setup guide, offline')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a man page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;setup' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--attest', '--attest', [CompletionResultType]::ParameterName, 'Confirm that you did this step by hand, with the current keys (repeatable)')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Start at this step, even if it''s done')
            [CompletionResult]::new('--handoff', '--handoff', [CompletionResultType]::ParameterName, 'A colleague manages this vendor: print a page to send them (no keys), and continue when they''re done')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practice')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--plan', '--plan', [CompletionResultType]::ParameterName, 'Show what setup would ask and do; ask, send and change nothing')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;verify' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Warn when a key is older than this many days [default: never]')
            [CompletionResult]::new('--max-attestation-age', '--max-attestation-age', [CompletionResultType]::ParameterName, 'Warn when a confirmation is older than this many days')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many profiles to check at a time, 1 to 32 [default: 8]')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practice')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--reuse-control', '--reuse-control', [CompletionResultType]::ParameterName, 'For schedulers: send the fake keys once a day only, and reuse that result in between')
            [CompletionResult]::new('--fresh-control', '--fresh-control', [CompletionResultType]::ParameterName, 'Send the fake keys this time too, even with --reuse-control')
            [CompletionResult]::new('--deep', '--deep', [CompletionResultType]::ParameterName, 'Check the write permissions too, by creating a test session and a live interview and deleting both')
            [CompletionResult]::new('--all-profiles', '--all-profiles', [CompletionResultType]::ParameterName, 'Check every profile on this computer (`cs-ashby profiles list`) in one report')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;rotate' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--attest', '--attest', [CompletionResultType]::ParameterName, 'Confirm that you pasted the new key there (repeatable)')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practice')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--finish', '--finish', [CompletionResultType]::ParameterName, 'Make sure the old key is revoked, and remove it here')
            [CompletionResult]::new('--abort', '--abort', [CompletionResultType]::ParameterName, 'Keep the old key, and remove the new one')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;status' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;report' {
            [CompletionResult]::new('--bundle', '--bundle', [CompletionResultType]::ParameterName, 'Write a file that only your account can read; - is standard output [default: cs-ashby-report-DATE.txt in this folder]')
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace that file if it exists')
            [CompletionResult]::new('--all-profiles', '--all-profiles', [CompletionResultType]::ParameterName, 'Report every profile on this computer')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;keys' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Check keys and store them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show each key''s name, source, age and fingerprint, never the key')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove both keys of this profile from your keychain')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;keys;set' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--unproven', '--unproven', [CompletionResultType]::ParameterName, 'Store without checking, marked as unproven')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;keys;list' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;keys;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;keys;help' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Check keys and store them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show each key''s name, source, age and fingerprint, never the key')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove both keys of this profile from your keychain')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;keys;help;set' {
            break
        }
        'cs-ashby;keys;help;list' {
            break
        }
        'cs-ashby;keys;help;remove' {
            break
        }
        'cs-ashby;keys;help;help' {
            break
        }
        'cs-ashby;profiles' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show the profiles on this computer and their last result, offline')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a profile: its stored keys, and what was confirmed for it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;profiles;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;profiles;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;profiles;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show the profiles on this computer and their last result, offline')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a profile: its stored keys, and what was confirmed for it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;profiles;help;list' {
            break
        }
        'cs-ashby;profiles;help;remove' {
            break
        }
        'cs-ashby;profiles;help;help' {
            break
        }
        'cs-ashby;webhook' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the exact values of the webhook form')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run the connectivity test')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;webhook;show' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--reveal', '--reveal', [CompletionResultType]::ParameterName, 'Print the keys too; only on a terminal')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;webhook;test' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--event', '--event', [CompletionResultType]::ParameterName, 'Also send a signed sample of this event (repeatable)')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practice')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--all-events', '--all-events', [CompletionResultType]::ParameterName, 'Also send a signed sample of each of the eight events')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;webhook;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the exact values of the webhook form')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run the connectivity test')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;webhook;help;show' {
            break
        }
        'cs-ashby;webhook;help;test' {
            break
        }
        'cs-ashby;webhook;help;help' {
            break
        }
        'cs-ashby;attest' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who confirmed which step, when, and whether for the current keys')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the confirmations for another computer: salted fingerprints, no keys')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import confirmations from another computer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;attest;list' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--max-attestation-age', '--max-attestation-age', [CompletionResultType]::ParameterName, 'Mark confirmations older than this many days')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;attest;export' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;attest;import' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;attest;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who confirmed which step, when, and whether for the current keys')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the confirmations for another computer: salted fingerprints, no keys')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import confirmations from another computer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;attest;help;list' {
            break
        }
        'cs-ashby;attest;help;export' {
            break
        }
        'cs-ashby;attest;help;import' {
            break
        }
        'cs-ashby;attest;help;help' {
            break
        }
        'cs-ashby;schedule' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a ready entry that runs `cs-ashby verify` regularly')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;schedule;print' {
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'How often: a number with m, h or d, from 5m to 7d')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For which scheduler [default: the one of this operating system]')
            [CompletionResult]::new('--program', '--program', [CompletionResultType]::ParameterName, 'Where cs-ashby is installed there [default: where it is here, or its name]')
            [CompletionResult]::new('--image', '--image', [CompletionResultType]::ParameterName, 'The container image, for Kubernetes [default: cs-ashby with its version]')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Warn when a key is older than this many days [default: never]')
            [CompletionResult]::new('--max-attestation-age', '--max-attestation-age', [CompletionResultType]::ParameterName, 'Warn when a confirmation is older than this many days')
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--all-profiles', '--all-profiles', [CompletionResultType]::ParameterName, 'Check every profile on this computer; for a scheduler on this computer')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;schedule;help' {
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a ready entry that runs `cs-ashby verify` regularly')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;schedule;help;print' {
            break
        }
        'cs-ashby;schedule;help;help' {
            break
        }
        'cs-ashby;sandbox' {
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practice')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;guide' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;completions' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;man' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the report to this file instead of standard output, whatever the exit code')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Log requests on stderr and show how each result was established (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only problems')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;help' {
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Connect your accounts, step by step')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Check the connection; changes nothing')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Replace one key everywhere it''s used')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what''s stored and the last result, offline')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Print diagnostics for support (no keys)')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'Set, list or remove the stored keys')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'List or remove the profiles on this computer')
            [CompletionResult]::new('webhook', 'webhook', [CompletionResultType]::ParameterValue, 'Show the webhook form, or run the connectivity test')
            [CompletionResult]::new('attest', 'attest', [CompletionResultType]::ParameterValue, 'List, export or import what a person confirmed')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Print an entry for a scheduler that runs verify')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a practice CodeSignal and Ashby on this computer')
            [CompletionResult]::new('guide', 'guide', [CompletionResultType]::ParameterValue, 'Print the steps of the setup guide, offline')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a man page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;help;setup' {
            break
        }
        'cs-ashby;help;verify' {
            break
        }
        'cs-ashby;help;rotate' {
            break
        }
        'cs-ashby;help;status' {
            break
        }
        'cs-ashby;help;report' {
            break
        }
        'cs-ashby;help;keys' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Check keys and store them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show each key''s name, source, age and fingerprint, never the key')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove both keys of this profile from your keychain')
            break
        }
        'cs-ashby;help;keys;set' {
            break
        }
        'cs-ashby;help;keys;list' {
            break
        }
        'cs-ashby;help;keys;remove' {
            break
        }
        'cs-ashby;help;profiles' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show the profiles on this computer and their last result, offline')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a profile: its stored keys, and what was confirmed for it')
            break
        }
        'cs-ashby;help;profiles;list' {
            break
        }
        'cs-ashby;help;profiles;remove' {
            break
        }
        'cs-ashby;help;webhook' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the exact values of the webhook form')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run the connectivity test')
            break
        }
        'cs-ashby;help;webhook;show' {
            break
        }
        'cs-ashby;help;webhook;test' {
            break
        }
        'cs-ashby;help;attest' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who confirmed which step, when, and whether for the current keys')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the confirmations for another computer: salted fingerprints, no keys')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import confirmations from another computer')
            break
        }
        'cs-ashby;help;attest;list' {
            break
        }
        'cs-ashby;help;attest;export' {
            break
        }
        'cs-ashby;help;attest;import' {
            break
        }
        'cs-ashby;help;schedule' {
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a ready entry that runs `cs-ashby verify` regularly')
            break
        }
        'cs-ashby;help;schedule;print' {
            break
        }
        'cs-ashby;help;sandbox' {
            break
        }
        'cs-ashby;help;guide' {
            break
        }
        'cs-ashby;help;completions' {
            break
        }
        'cs-ashby;help;man' {
            break
        }
        'cs-ashby;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
