
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
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand setup 'Walk the getting-started checklist and leave a working integration'
            cand verify 'Prove the same checklist; asks for nothing, changes nothing'
            cand rotate 'Replace one key everywhere it is used; the old one is kept until the new one is proven'
            cand status 'Show what is stored and what was last established; no network call'
            cand report 'Show what support needs to know, without a key in it, or write it into a file; no network call'
            cand keys 'The key store: set, list, remove'
            cand profiles 'The profiles on this computer: list, remove'
            cand webhook 'The webhook: its form, and the connectivity test alone'
            cand attest 'What a person confirmed: list, export, import'
            cand schedule 'Ready entries for systemd, cron, launchd, Windows, GitHub Actions, Kubernetes'
            cand sandbox 'Run a local CodeSignal and Ashby to practise on and to test against'
            cand guide 'Show the steps of the guide, offline'
            cand completions 'Print a shell completion script'
            cand man 'Print the man page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;setup'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --attest 'Confirm that you did this step by hand, with the keys of this run (repeatable)'
            cand --from 'Begin at this step, even where it holds already'
            cand --handoff 'Somebody else looks after Ashby (or CodeSignal): print a page to send to them, without a key in it, and go on when they are done'
            cand --scenario 'The situation to practise'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --plan 'Show what would be asked and done; ask nothing, send nothing, change nothing'
            cand --sandbox 'Run against a practice CodeSignal and Ashby in this process; nothing real is touched'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;verify'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --max-age 'Warn when a key is older than this many days [default: never]'
            cand --max-attestation-age 'Warn when a person''s confirmation is older than this many days'
            cand --concurrency 'How many profiles are asked about at a time, 1 to 32 [default: 8]'
            cand --scenario 'The situation to practise'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --reuse-control 'For schedulers: take over for a day that Ashby refused a wrong key, for these very keys and address'
            cand --fresh-control 'Test it anew, also with --reuse-control'
            cand --deep 'Prove the write permissions too, by making a test session and a live interview and deleting both'
            cand --all-profiles 'Prove every profile on this computer (`cs-ashby profiles list`), in one report'
            cand --sandbox 'Run against a practice CodeSignal and Ashby in this process; nothing real is touched'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;rotate'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --attest 'Confirm that this place holds the new key now (repeatable)'
            cand --scenario 'The situation to practise'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --finish 'Prove that the old key is dead, and forget it'
            cand --abort 'Go back to the old key, and forget the new one'
            cand --sandbox 'Run against a practice CodeSignal and Ashby in this process; nothing real is touched'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;status'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;report'= {
            cand --bundle 'Write it into a file, mode 0600; - is standard output [default: cs-ashby-report-DATE.txt in this folder]'
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --force 'Replace that file where there is one'
            cand --all-profiles 'Tell about every profile on this computer'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;keys'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand set 'Prove keys and store them'
            cand list 'Show each key''s name, source, age and fingerprint, never the key'
            cand remove 'Remove both keys of this profile from the key store'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;keys;set'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --unproven 'Store without asking the vendor, marked as unproven'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;keys;list'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;keys;remove'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand -y 'Don''t ask'
            cand --yes 'Don''t ask'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;keys;help'= {
            cand set 'Prove keys and store them'
            cand list 'Show each key''s name, source, age and fingerprint, never the key'
            cand remove 'Remove both keys of this profile from the key store'
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
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'Show the profiles on this computer and their last result; no network call'
            cand remove 'Remove a profile: its keys from the key store, and what was confirmed for it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;profiles;list'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;profiles;remove'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand -y 'Don''t ask'
            cand --yes 'Don''t ask'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;profiles;help'= {
            cand list 'Show the profiles on this computer and their last result; no network call'
            cand remove 'Remove a profile: its keys from the key store, and what was confirmed for it'
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
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand show 'Show the exact values of the webhook form'
            cand test 'Run the connectivity test alone'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;webhook;show'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --reveal 'Show the keys themselves too; only on a terminal'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;webhook;test'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --event 'Send a signed sample of this event too (repeatable)'
            cand --scenario 'The situation to practise'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --all-events 'Send a signed sample of each of the eight events'
            cand --sandbox 'Run against a practice CodeSignal and Ashby in this process; nothing real is touched'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;webhook;help'= {
            cand show 'Show the exact values of the webhook form'
            cand test 'Run the connectivity test alone'
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
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand list 'Show who confirmed which step, when, and whether for the keys of now'
            cand export 'Print the confirmations for another computer: salted fingerprints, no key'
            cand import 'Take over confirmations from another computer'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;attest;list'= {
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --max-attestation-age 'Say so when a confirmation is older than this many days'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;attest;export'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;attest;import'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;attest;help'= {
            cand list 'Show who confirmed which step, when, and whether for the keys of now'
            cand export 'Print the confirmations for another computer: salted fingerprints, no key'
            cand import 'Take over confirmations from another computer'
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
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand print 'Print a ready entry that runs `cs-ashby verify` regularly'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'cs-ashby;schedule;print'= {
            cand --every 'How often: a number with m, h or d, from 5m to 7d'
            cand --for 'For which scheduler [default: the one of this operating system]'
            cand --program 'Where cs-ashby lies over there [default: where it lies here, or its name]'
            cand --image 'The container image, for Kubernetes [default: cs-ashby with its version]'
            cand --max-age 'Warn when a key is older than this many days [default: never]'
            cand --max-attestation-age 'Warn when a person''s confirmation is older than this many days'
            cand --codesignal-key-file 'Read the CodeSignal API key from a file (`-`: standard input)'
            cand --codesignal-key-command 'Read the CodeSignal API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]'
            cand --ashby-key-file 'Read the Ashby API key from a file (`-`: standard input)'
            cand --ashby-key-command 'Read the Ashby API key from the standard output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --all-profiles 'Prove every profile on this computer; for a scheduler of this computer'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
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
            cand --scenario 'The situation to practise'
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;guide'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;completions'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;man'= {
            cand --profile 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]'
            cand --output 'Text for people, JSON for scripts, or a report for other machines [env: CS_ASHBY_OUTPUT] [default: text]'
            cand --color 'When to use colour [env: NO_COLOR, CLICOLOR_FORCE] [default: auto]'
            cand --codesignal-url 'CodeSignal''s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]'
            cand --ashby-url 'Ashby''s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]'
            cand --webhook-url 'Where CodeSignal''s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]'
            cand --store 'Where keys are kept: the operating system''s key store, or nowhere [env: CS_ASHBY_STORE] [default: keyring]'
            cand --timeout 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]'
            cand --non-interactive 'Ask nothing; say what is missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
            cand --accessible 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
            cand -v 'Say on stderr what is asked and what came back (-vv: more)'
            cand --verbose 'Say on stderr what is asked and what came back (-vv: more)'
            cand -q 'In a text report, show only what does not hold'
            cand --quiet 'In a text report, show only what does not hold'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'cs-ashby;help'= {
            cand setup 'Walk the getting-started checklist and leave a working integration'
            cand verify 'Prove the same checklist; asks for nothing, changes nothing'
            cand rotate 'Replace one key everywhere it is used; the old one is kept until the new one is proven'
            cand status 'Show what is stored and what was last established; no network call'
            cand report 'Show what support needs to know, without a key in it, or write it into a file; no network call'
            cand keys 'The key store: set, list, remove'
            cand profiles 'The profiles on this computer: list, remove'
            cand webhook 'The webhook: its form, and the connectivity test alone'
            cand attest 'What a person confirmed: list, export, import'
            cand schedule 'Ready entries for systemd, cron, launchd, Windows, GitHub Actions, Kubernetes'
            cand sandbox 'Run a local CodeSignal and Ashby to practise on and to test against'
            cand guide 'Show the steps of the guide, offline'
            cand completions 'Print a shell completion script'
            cand man 'Print the man page'
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
            cand set 'Prove keys and store them'
            cand list 'Show each key''s name, source, age and fingerprint, never the key'
            cand remove 'Remove both keys of this profile from the key store'
        }
        &'cs-ashby;help;keys;set'= {
        }
        &'cs-ashby;help;keys;list'= {
        }
        &'cs-ashby;help;keys;remove'= {
        }
        &'cs-ashby;help;profiles'= {
            cand list 'Show the profiles on this computer and their last result; no network call'
            cand remove 'Remove a profile: its keys from the key store, and what was confirmed for it'
        }
        &'cs-ashby;help;profiles;list'= {
        }
        &'cs-ashby;help;profiles;remove'= {
        }
        &'cs-ashby;help;webhook'= {
            cand show 'Show the exact values of the webhook form'
            cand test 'Run the connectivity test alone'
        }
        &'cs-ashby;help;webhook;show'= {
        }
        &'cs-ashby;help;webhook;test'= {
        }
        &'cs-ashby;help;attest'= {
            cand list 'Show who confirmed which step, when, and whether for the keys of now'
            cand export 'Print the confirmations for another computer: salted fingerprints, no key'
            cand import 'Take over confirmations from another computer'
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
