
use builtin;
use str;

set edit:completion:arg-completer[cs-ashby] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'cs-ashby'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'cs-ashby'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -V 'Print the version (with -v: build, target and commit too)'
            cand --version 'Print the version (with -v: build, target and commit too)'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand setup 'Connect your accounts, step by step'
            cand verify 'Check the connection; changes nothing'
            cand rotate 'Replace one key everywhere it''s used'
            cand status 'Show what''s stored and the last result, offline'
            cand report 'Print diagnostics for support (no keys)'
            cand keys 'Set, list or remove the stored keys'
            cand profiles 'List or remove the profiles on this computer'
            cand webhook 'Show the webhook form, or run the connectivity test'
            cand attest 'List, export or import what a person confirmed'
            cand schedule 'Print an entry for a scheduler that runs verify'
            cand sandbox 'Run a practice CodeSignal and Ashby on this computer'
            cand guide 'Print the steps of the setup guide, offline'
            cand completions 'Print a shell completion script'
            cand man 'Print a man page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;setup'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --attest 'Confirm that you did this step by hand, with the current keys (repeatable)'
            cand --from 'Start at this step, even if it''s done'
            cand --handoff 'A colleague manages this vendor: print a page to send them (no keys), and continue when they''re done'
            cand --scenario 'The situation to practice'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --plan 'Show what setup would ask and do; ask, send and change nothing'
            cand --sandbox 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;verify'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --max-age 'Warn when a key is older than this many days [default: never]'
            cand --max-attestation-age 'Warn when a confirmation is older than this many days'
            cand --concurrency 'How many profiles to check at a time, 1 to 32 [default: 8]'
            cand --scenario 'The situation to practice'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --reuse-control 'For schedulers: send the fake keys once a day only, and reuse that result in between'
            cand --fresh-control 'Send the fake keys this time too, even with --reuse-control'
            cand --deep 'Check the write permissions too, by creating a test session and a live interview and deleting both'
            cand --all-profiles 'Check every profile on this computer (`cs-ashby profiles list`) in one report'
            cand --sandbox 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;rotate'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --attest 'Confirm that you pasted the new key there (repeatable)'
            cand --scenario 'The situation to practice'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --finish 'Make sure the old key is revoked, and remove it here'
            cand --abort 'Keep the old key, and remove the new one'
            cand --sandbox 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;status'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;report'= {
            cand --bundle 'Write a file that only your account can read; - is standard output [default: cs-ashby-report-DATE.txt in this folder]'
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --force 'Replace that file if it exists'
            cand --all-profiles 'Report every profile on this computer'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;keys'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand set 'Check keys and store them'
            cand list 'Show each key''s name, source, age and fingerprint, never the key'
            cand remove 'Remove both keys of this profile from your keychain'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;keys;set'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --unproven 'Store without checking, marked as unproven'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;keys;list'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;keys;remove'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand -y 'Don''t ask'
            cand --yes 'Don''t ask'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;keys;help'= {
            cand set 'Check keys and store them'
            cand list 'Show each key''s name, source, age and fingerprint, never the key'
            cand remove 'Remove both keys of this profile from your keychain'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;keys;help;set'= {
        }
        &'cs-ashby;keys;help;list'= {
        }
        &'cs-ashby;keys;help;remove'= {
        }
        &'cs-ashby;keys;help;help'= {
        }
        &'cs-ashby;profiles'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'Show the profiles on this computer and their last result, offline'
            cand remove 'Remove a profile: its stored keys, and what was confirmed for it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;profiles;list'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;profiles;remove'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand -y 'Don''t ask'
            cand --yes 'Don''t ask'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;profiles;help'= {
            cand list 'Show the profiles on this computer and their last result, offline'
            cand remove 'Remove a profile: its stored keys, and what was confirmed for it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;profiles;help;list'= {
        }
        &'cs-ashby;profiles;help;remove'= {
        }
        &'cs-ashby;profiles;help;help'= {
        }
        &'cs-ashby;webhook'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Show the exact values of the webhook form'
            cand test 'Run the connectivity test'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;webhook;show'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --reveal 'Print the keys too; only on a terminal'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;webhook;test'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --event 'Also send a signed sample of this event (repeatable)'
            cand --scenario 'The situation to practice'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --all-events 'Also send a signed sample of each of the eight events'
            cand --sandbox 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;webhook;help'= {
            cand show 'Show the exact values of the webhook form'
            cand test 'Run the connectivity test'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;webhook;help;show'= {
        }
        &'cs-ashby;webhook;help;test'= {
        }
        &'cs-ashby;webhook;help;help'= {
        }
        &'cs-ashby;attest'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'Show who confirmed which step, when, and whether for the current keys'
            cand export 'Print the confirmations for another computer: salted fingerprints, no keys'
            cand import 'Import confirmations from another computer'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;attest;list'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --max-attestation-age 'Mark confirmations older than this many days'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;attest;export'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;attest;import'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;attest;help'= {
            cand list 'Show who confirmed which step, when, and whether for the current keys'
            cand export 'Print the confirmations for another computer: salted fingerprints, no keys'
            cand import 'Import confirmations from another computer'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;attest;help;list'= {
        }
        &'cs-ashby;attest;help;export'= {
        }
        &'cs-ashby;attest;help;import'= {
        }
        &'cs-ashby;attest;help;help'= {
        }
        &'cs-ashby;schedule'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand print 'Print a ready entry that runs `cs-ashby verify` regularly'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;schedule;print'= {
            cand --every 'How often: a number with m, h or d, from 5m to 7d'
            cand --for 'For which scheduler [default: the one of this operating system]'
            cand --program 'Where cs-ashby is installed there [default: where it is here, or its name]'
            cand --image 'The container image, for Kubernetes [default: cs-ashby with its version]'
            cand --max-age 'Warn when a key is older than this many days [default: never]'
            cand --max-attestation-age 'Warn when a confirmation is older than this many days'
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --all-profiles 'Check every profile on this computer; for a scheduler on this computer'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;schedule;help'= {
            cand print 'Print a ready entry that runs `cs-ashby verify` regularly'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;schedule;help;print'= {
        }
        &'cs-ashby;schedule;help;help'= {
        }
        &'cs-ashby;sandbox'= {
            cand --scenario 'The situation to practice'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;guide'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;completions'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;man'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --output-file 'Write the report to this file instead of standard output, whatever the exit code'
            cand --color 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Never ask; report what''s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Log requests on stderr and show how each result was established (-vv: more)'
            cand --verbose 'Log requests on stderr and show how each result was established (-vv: more)'
            cand -q 'In a text report, show only problems'
            cand --quiet 'In a text report, show only problems'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;help'= {
            cand setup 'Connect your accounts, step by step'
            cand verify 'Check the connection; changes nothing'
            cand rotate 'Replace one key everywhere it''s used'
            cand status 'Show what''s stored and the last result, offline'
            cand report 'Print diagnostics for support (no keys)'
            cand keys 'Set, list or remove the stored keys'
            cand profiles 'List or remove the profiles on this computer'
            cand webhook 'Show the webhook form, or run the connectivity test'
            cand attest 'List, export or import what a person confirmed'
            cand schedule 'Print an entry for a scheduler that runs verify'
            cand sandbox 'Run a practice CodeSignal and Ashby on this computer'
            cand guide 'Print the steps of the setup guide, offline'
            cand completions 'Print a shell completion script'
            cand man 'Print a man page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;help;setup'= {
        }
        &'cs-ashby;help;verify'= {
        }
        &'cs-ashby;help;rotate'= {
        }
        &'cs-ashby;help;status'= {
        }
        &'cs-ashby;help;report'= {
        }
        &'cs-ashby;help;keys'= {
            cand set 'Check keys and store them'
            cand list 'Show each key''s name, source, age and fingerprint, never the key'
            cand remove 'Remove both keys of this profile from your keychain'
        }
        &'cs-ashby;help;keys;set'= {
        }
        &'cs-ashby;help;keys;list'= {
        }
        &'cs-ashby;help;keys;remove'= {
        }
        &'cs-ashby;help;profiles'= {
            cand list 'Show the profiles on this computer and their last result, offline'
            cand remove 'Remove a profile: its stored keys, and what was confirmed for it'
        }
        &'cs-ashby;help;profiles;list'= {
        }
        &'cs-ashby;help;profiles;remove'= {
        }
        &'cs-ashby;help;webhook'= {
            cand show 'Show the exact values of the webhook form'
            cand test 'Run the connectivity test'
        }
        &'cs-ashby;help;webhook;show'= {
        }
        &'cs-ashby;help;webhook;test'= {
        }
        &'cs-ashby;help;attest'= {
            cand list 'Show who confirmed which step, when, and whether for the current keys'
            cand export 'Print the confirmations for another computer: salted fingerprints, no keys'
            cand import 'Import confirmations from another computer'
        }
        &'cs-ashby;help;attest;list'= {
        }
        &'cs-ashby;help;attest;export'= {
        }
        &'cs-ashby;help;attest;import'= {
        }
        &'cs-ashby;help;schedule'= {
            cand print 'Print a ready entry that runs `cs-ashby verify` regularly'
        }
        &'cs-ashby;help;schedule;print'= {
        }
        &'cs-ashby;help;sandbox'= {
        }
        &'cs-ashby;help;guide'= {
        }
        &'cs-ashby;help;completions'= {
        }
        &'cs-ashby;help;man'= {
        }
        &'cs-ashby;help;help'= {
        }
    ]
    $completions[$command]
}
