
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
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Walk the getting-started checklist and leave a working integration')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove the same checklist; asks for nothing, changes nothing')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Replace one key everywhere it is used; the old one is kept until the new one is proven')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what is stored and what was last established; no network call')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Show what support needs to know, without a key in it, or write it into a file; no network call')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'The key store: set, list, remove')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'The profiles on this computer: list, remove')
            [CompletionResult]::new('webhook', 'webhook', [CompletionResultType]::ParameterValue, 'The webhook: its form, and the connectivity test alone')
            [CompletionResult]::new('attest', 'attest', [CompletionResultType]::ParameterValue, 'What a person confirmed: list, export, import')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Ready entries for systemd, cron, launchd, Windows, GitHub Actions, Kubernetes')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a local CodeSignal and Ashby to practise on and to test against')
            [CompletionResult]::new('guide', 'guide', [CompletionResultType]::ParameterValue, 'Show the steps of the guide, offline')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the man page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;setup' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--attest', '--attest', [CompletionResultType]::ParameterName, 'Confirm that you did this step by hand, with the keys of this run (repeatable)')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Begin at this step, even where it holds already')
            [CompletionResult]::new('--handoff', '--handoff', [CompletionResultType]::ParameterName, 'Somebody else looks after Ashby (or CodeSignal): print a page to send to them, without a key in it, and go on when they are done')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practise')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--plan', '--plan', [CompletionResultType]::ParameterName, 'Show what would be asked and done; ask nothing, send nothing, change nothing')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Run against a practice CodeSignal and Ashby in this process; nothing real is touched')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;verify' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Warn when a key is older than this many days [default: never]')
            [CompletionResult]::new('--max-attestation-age', '--max-attestation-age', [CompletionResultType]::ParameterName, 'Warn when a person''s confirmation is older than this many days')
            [CompletionResult]::new('--concurrency', '--concurrency', [CompletionResultType]::ParameterName, 'How many profiles are asked about at a time, 1 to 32 [default: 8]')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practise')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--reuse-control', '--reuse-control', [CompletionResultType]::ParameterName, 'For schedulers: take over for a day that Ashby refused a wrong key, for these very keys and address')
            [CompletionResult]::new('--fresh-control', '--fresh-control', [CompletionResultType]::ParameterName, 'Test it anew, also with --reuse-control')
            [CompletionResult]::new('--deep', '--deep', [CompletionResultType]::ParameterName, 'Prove the write permissions too, by making a test session and a live interview and deleting both')
            [CompletionResult]::new('--all-profiles', '--all-profiles', [CompletionResultType]::ParameterName, 'Prove every profile on this computer (`cs-ashby profiles list`), in one report')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Run against a practice CodeSignal and Ashby in this process; nothing real is touched')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;rotate' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--attest', '--attest', [CompletionResultType]::ParameterName, 'Confirm that this place holds the new key now (repeatable)')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practise')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--finish', '--finish', [CompletionResultType]::ParameterName, 'Prove that the old key is dead, and forget it')
            [CompletionResult]::new('--abort', '--abort', [CompletionResultType]::ParameterName, 'Go back to the old key, and forget the new one')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Run against a practice CodeSignal and Ashby in this process; nothing real is touched')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;status' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;report' {
            [CompletionResult]::new('--bundle', '--bundle', [CompletionResultType]::ParameterName, 'Write it into a file, mode 0600; - is standard output [default: cs-ashby-report-DATE.txt in this folder]')
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace that file where there is one')
            [CompletionResult]::new('--all-profiles', '--all-profiles', [CompletionResultType]::ParameterName, 'Tell about every profile on this computer')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;keys' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Prove keys and store them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show each key''s name, source, age and fingerprint, never the key')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove both keys of this profile from the key store')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;keys;set' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--unproven', '--unproven', [CompletionResultType]::ParameterName, 'Store without asking the vendor, marked as unproven')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;keys;list' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;keys;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;keys;help' {
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Prove keys and store them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show each key''s name, source, age and fingerprint, never the key')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove both keys of this profile from the key store')
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
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show the profiles on this computer and their last result; no network call')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a profile: its keys from the key store, and what was confirmed for it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;profiles;list' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;profiles;remove' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Don''t ask')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;profiles;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show the profiles on this computer and their last result; no network call')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a profile: its keys from the key store, and what was confirmed for it')
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
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the exact values of the webhook form')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run the connectivity test alone')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;webhook;show' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--reveal', '--reveal', [CompletionResultType]::ParameterName, 'Show the keys themselves too; only on a terminal')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;webhook;test' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--event', '--event', [CompletionResultType]::ParameterName, 'Send a signed sample of this event too (repeatable)')
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practise')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--all-events', '--all-events', [CompletionResultType]::ParameterName, 'Send a signed sample of each of the eight events')
            [CompletionResult]::new('--sandbox', '--sandbox', [CompletionResultType]::ParameterName, 'Run against a practice CodeSignal and Ashby in this process; nothing real is touched')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;webhook;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the exact values of the webhook form')
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run the connectivity test alone')
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
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who confirmed which step, when, and whether for the keys of now')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the confirmations for another computer: salted fingerprints, no key')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take over confirmations from another computer')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;attest;list' {
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--max-attestation-age', '--max-attestation-age', [CompletionResultType]::ParameterName, 'Say so when a confirmation is older than this many days')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;attest;export' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;attest;import' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;attest;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who confirmed which step, when, and whether for the keys of now')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the confirmations for another computer: salted fingerprints, no key')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take over confirmations from another computer')
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
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('print', 'print', [CompletionResultType]::ParameterValue, 'Print a ready entry that runs `cs-ashby verify` regularly')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'cs-ashby;schedule;print' {
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'How often: a number with m, h or d, from 5m to 7d')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'For which scheduler [default: the one of this operating system]')
            [CompletionResult]::new('--program', '--program', [CompletionResultType]::ParameterName, 'Where cs-ashby lies over there [default: where it lies here, or its name]')
            [CompletionResult]::new('--image', '--image', [CompletionResultType]::ParameterName, 'The container image, for Kubernetes [default: cs-ashby with its version]')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Warn when a key is older than this many days [default: never]')
            [CompletionResult]::new('--max-attestation-age', '--max-attestation-age', [CompletionResultType]::ParameterName, 'Warn when a person''s confirmation is older than this many days')
            [CompletionResult]::new('--codesignal-key-file', '--codesignal-key-file', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from a file (`-`: standard input)')
            [CompletionResult]::new('--codesignal-key-command', '--codesignal-key-command', [CompletionResultType]::ParameterName, 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]')
            [CompletionResult]::new('--ashby-key-file', '--ashby-key-file', [CompletionResultType]::ParameterName, 'Read the Ashby API key from a file (`-`: standard input)')
            [CompletionResult]::new('--ashby-key-command', '--ashby-key-command', [CompletionResultType]::ParameterName, 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--all-profiles', '--all-profiles', [CompletionResultType]::ParameterName, 'Prove every profile on this computer; for a scheduler of this computer')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
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
            [CompletionResult]::new('--scenario', '--scenario', [CompletionResultType]::ParameterName, 'The situation to practise')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;guide' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;completions' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;man' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]')
            [CompletionResult]::new('--codesignal-url', '--codesignal-url', [CompletionResultType]::ParameterName, 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]')
            [CompletionResult]::new('--ashby-url', '--ashby-url', [CompletionResultType]::ParameterName, 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]')
            [CompletionResult]::new('--webhook-url', '--webhook-url', [CompletionResultType]::ParameterName, 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]')
            [CompletionResult]::new('--non-interactive', '--non-interactive', [CompletionResultType]::ParameterName, 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]')
            [CompletionResult]::new('--accessible', '--accessible', [CompletionResultType]::ParameterName, 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Say on stderr what is asked and what came back (-vv: more)')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'In a text report, show only what does not hold')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'cs-ashby;help' {
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Walk the getting-started checklist and leave a working integration')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Prove the same checklist; asks for nothing, changes nothing')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Replace one key everywhere it is used; the old one is kept until the new one is proven')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show what is stored and what was last established; no network call')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Show what support needs to know, without a key in it, or write it into a file; no network call')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'The key store: set, list, remove')
            [CompletionResult]::new('profiles', 'profiles', [CompletionResultType]::ParameterValue, 'The profiles on this computer: list, remove')
            [CompletionResult]::new('webhook', 'webhook', [CompletionResultType]::ParameterValue, 'The webhook: its form, and the connectivity test alone')
            [CompletionResult]::new('attest', 'attest', [CompletionResultType]::ParameterValue, 'What a person confirmed: list, export, import')
            [CompletionResult]::new('schedule', 'schedule', [CompletionResultType]::ParameterValue, 'Ready entries for systemd, cron, launchd, Windows, GitHub Actions, Kubernetes')
            [CompletionResult]::new('sandbox', 'sandbox', [CompletionResultType]::ParameterValue, 'Run a local CodeSignal and Ashby to practise on and to test against')
            [CompletionResult]::new('guide', 'guide', [CompletionResultType]::ParameterValue, 'Show the steps of the guide, offline')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell completion script')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the man page')
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
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Prove keys and store them')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show each key''s name, source, age and fingerprint, never the key')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove both keys of this profile from the key store')
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
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show the profiles on this computer and their last result; no network call')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove a profile: its keys from the key store, and what was confirmed for it')
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
            [CompletionResult]::new('test', 'test', [CompletionResultType]::ParameterValue, 'Run the connectivity test alone')
            break
        }
        'cs-ashby;help;webhook;show' {
            break
        }
        'cs-ashby;help;webhook;test' {
            break
        }
        'cs-ashby;help;attest' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Show who confirmed which step, when, and whether for the keys of now')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print the confirmations for another computer: salted fingerprints, no key')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take over confirmations from another computer')
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
