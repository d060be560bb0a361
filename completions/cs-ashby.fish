# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_cs_ashby_global_optspecs
    string join \n profile= non-interactive accessible output= output-file= color= codesignal-url= ashby-url= webhook-url= store= timeout= v/verbose q/quiet V/version h/help
end

function __fish_cs_ashby_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_cs_ashby_global_optspecs) -- $cmd 2>/dev/null
    or argparse -s (__fish_cs_ashby_global_optspecs) -- $cmd[1..-2] 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_cs_ashby_using_subcommand
    set -l cmd (__fish_cs_ashby_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -s V -l version -d 'Print the version (with -v: build, target and commit too)'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "setup" -d 'Connect your accounts, step by step'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "verify" -d 'Check the connection; changes nothing'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "rotate" -d 'Replace one key everywhere it\'s used'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "status" -d 'Show what\'s stored and the last result, offline'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "report" -d 'Print diagnostics for support (no keys)'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "keys" -d 'Set, list or remove the stored keys'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "profiles" -d 'List or remove the profiles on this computer'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "webhook" -d 'Show the webhook form, or run the connectivity test'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "attest" -d 'List, export or import what a person confirmed'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "schedule" -d 'Print an entry for a scheduler that runs verify'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "sandbox" -d 'Run a practice CodeSignal and Ashby on this computer'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "guide" -d 'Print the steps of the setup guide, offline'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "completions" -d 'Print a shell completion script'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "man" -d 'Print a man page'
complete -c cs-ashby -n "__fish_cs_ashby_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l attest -d 'Confirm that you did this step by hand, with the current keys (repeatable)' -r -f -a "ashby-settings\t''
webhook\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l from -d 'Start at this step, even if it\'s done' -r -f -a "before\t'Before you start'
ashby-key\t'Ashby API key'
codesignal-key\t'CodeSignal API key'
ashby-settings\t'Ashby\'s settings'
webhook\t'Webhook'
test\t'Connectivity test'
next\t'What\'s next'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l handoff -d 'A colleague manages this vendor: print a page to send them (no keys), and continue when they\'re done' -r -f -a "codesignal\t'CodeSignal, and the CodeSignal API key'
ashby\t'Ashby, and the Ashby API key'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l scenario -d 'The situation to practice' -r -f -a "working\t'Everything is set up correctly'
missing-company-test-read\t'The CodeSignal key lacks the permission to list assessments (companyTest.company.read)'
missing-company-test-session-write\t'The CodeSignal key lacks the permission to invite candidates (companyTestSession.company.write)'
missing-live-interview-read\t'The CodeSignal key lacks the permission to read interviews (liveInterview.company.read)'
missing-live-interview-write\t'The CodeSignal key lacks the permission to create interviews (liveInterview.company.write)'
no-permissions\t'The CodeSignal key was saved without any of the four permissions'
codesignal-key-rotated\t'The CodeSignal key was replaced, but Ashby\'s settings and the webhook\'s Secret Key still have the old one'
codesignal-key-revoked\t'The CodeSignal key was deleted at CodeSignal'
ashby-key-rotated\t'The Ashby key was replaced, but Ashby\'s drop-down and the webhook\'s header still have the old one'
ashby-key-revoked\t'The Ashby key was deactivated at Ashby'
ashby-key-limited\t'The Ashby key is valid, but lacks the permission apiKeysRead'
keys-swapped\t'The two keys are swapped in your keychain'
settings-not-saved\t'The CodeSignal key was never saved in Ashby\'s settings'
wrong-ashby-key-selected\t'Another Ashby key is selected in the drop-down of Ashby\'s settings'
webhook-unchecked\t'Ashby\'s webhook endpoint accepts every request and checks neither header nor signature'
header-unchecked\t'Ashby\'s webhook endpoint checks the signature, but not the X-Ashby-Api-Key header'
signature-unchecked\t'Ashby\'s webhook endpoint checks the X-Ashby-Api-Key header, but not the signature'
slow-endpoint\t'Ashby\'s webhook endpoint answers after 11 seconds, one more than CodeSignal waits'
endpoint-broken\t'Ashby\'s webhook endpoint answers every request with an error (500)'
has-access-refused\t'CodeSignal doesn\'t tell API keys what they may do (hasAccess is refused)'
codesignal-down\t'CodeSignal\'s API is down (503)'
ashby-down\t'Ashby\'s API and webhook endpoint are down (503)'
rate-limited\t'CodeSignal\'s API refuses requests for a minute: there were too many (429)'
captive-portal\t'A network\'s login page answers instead of both vendors'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l plan -d 'Show what setup would ask and do; ask, send and change nothing'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l sandbox -d 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand setup" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l max-age -d 'Warn when a key is older than this many days [default: never]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l max-attestation-age -d 'Warn when a confirmation is older than this many days' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l concurrency -d 'How many profiles to check at a time, 1 to 32 [default: 8]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l scenario -d 'The situation to practice' -r -f -a "working\t'Everything is set up correctly'
missing-company-test-read\t'The CodeSignal key lacks the permission to list assessments (companyTest.company.read)'
missing-company-test-session-write\t'The CodeSignal key lacks the permission to invite candidates (companyTestSession.company.write)'
missing-live-interview-read\t'The CodeSignal key lacks the permission to read interviews (liveInterview.company.read)'
missing-live-interview-write\t'The CodeSignal key lacks the permission to create interviews (liveInterview.company.write)'
no-permissions\t'The CodeSignal key was saved without any of the four permissions'
codesignal-key-rotated\t'The CodeSignal key was replaced, but Ashby\'s settings and the webhook\'s Secret Key still have the old one'
codesignal-key-revoked\t'The CodeSignal key was deleted at CodeSignal'
ashby-key-rotated\t'The Ashby key was replaced, but Ashby\'s drop-down and the webhook\'s header still have the old one'
ashby-key-revoked\t'The Ashby key was deactivated at Ashby'
ashby-key-limited\t'The Ashby key is valid, but lacks the permission apiKeysRead'
keys-swapped\t'The two keys are swapped in your keychain'
settings-not-saved\t'The CodeSignal key was never saved in Ashby\'s settings'
wrong-ashby-key-selected\t'Another Ashby key is selected in the drop-down of Ashby\'s settings'
webhook-unchecked\t'Ashby\'s webhook endpoint accepts every request and checks neither header nor signature'
header-unchecked\t'Ashby\'s webhook endpoint checks the signature, but not the X-Ashby-Api-Key header'
signature-unchecked\t'Ashby\'s webhook endpoint checks the X-Ashby-Api-Key header, but not the signature'
slow-endpoint\t'Ashby\'s webhook endpoint answers after 11 seconds, one more than CodeSignal waits'
endpoint-broken\t'Ashby\'s webhook endpoint answers every request with an error (500)'
has-access-refused\t'CodeSignal doesn\'t tell API keys what they may do (hasAccess is refused)'
codesignal-down\t'CodeSignal\'s API is down (503)'
ashby-down\t'Ashby\'s API and webhook endpoint are down (503)'
rate-limited\t'CodeSignal\'s API refuses requests for a minute: there were too many (429)'
captive-portal\t'A network\'s login page answers instead of both vendors'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l reuse-control -d 'For schedulers: send the fake keys once a day only, and reuse that result in between'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l fresh-control -d 'Send the fake keys this time too, even with --reuse-control'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l deep -d 'Check the write permissions too, by creating a test session and a live interview and deleting both'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l all-profiles -d 'Check every profile on this computer (`cs-ashby profiles list`) in one report'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l sandbox -d 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l attest -d 'Confirm that you pasted the new key there (repeatable)' -r -f -a "ashby-settings\t''
webhook\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l scenario -d 'The situation to practice' -r -f -a "working\t'Everything is set up correctly'
missing-company-test-read\t'The CodeSignal key lacks the permission to list assessments (companyTest.company.read)'
missing-company-test-session-write\t'The CodeSignal key lacks the permission to invite candidates (companyTestSession.company.write)'
missing-live-interview-read\t'The CodeSignal key lacks the permission to read interviews (liveInterview.company.read)'
missing-live-interview-write\t'The CodeSignal key lacks the permission to create interviews (liveInterview.company.write)'
no-permissions\t'The CodeSignal key was saved without any of the four permissions'
codesignal-key-rotated\t'The CodeSignal key was replaced, but Ashby\'s settings and the webhook\'s Secret Key still have the old one'
codesignal-key-revoked\t'The CodeSignal key was deleted at CodeSignal'
ashby-key-rotated\t'The Ashby key was replaced, but Ashby\'s drop-down and the webhook\'s header still have the old one'
ashby-key-revoked\t'The Ashby key was deactivated at Ashby'
ashby-key-limited\t'The Ashby key is valid, but lacks the permission apiKeysRead'
keys-swapped\t'The two keys are swapped in your keychain'
settings-not-saved\t'The CodeSignal key was never saved in Ashby\'s settings'
wrong-ashby-key-selected\t'Another Ashby key is selected in the drop-down of Ashby\'s settings'
webhook-unchecked\t'Ashby\'s webhook endpoint accepts every request and checks neither header nor signature'
header-unchecked\t'Ashby\'s webhook endpoint checks the signature, but not the X-Ashby-Api-Key header'
signature-unchecked\t'Ashby\'s webhook endpoint checks the X-Ashby-Api-Key header, but not the signature'
slow-endpoint\t'Ashby\'s webhook endpoint answers after 11 seconds, one more than CodeSignal waits'
endpoint-broken\t'Ashby\'s webhook endpoint answers every request with an error (500)'
has-access-refused\t'CodeSignal doesn\'t tell API keys what they may do (hasAccess is refused)'
codesignal-down\t'CodeSignal\'s API is down (503)'
ashby-down\t'Ashby\'s API and webhook endpoint are down (503)'
rate-limited\t'CodeSignal\'s API refuses requests for a minute: there were too many (429)'
captive-portal\t'A network\'s login page answers instead of both vendors'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l finish -d 'Make sure the old key is revoked, and remove it here'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l abort -d 'Keep the old key, and remove the new one'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l sandbox -d 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l bundle -d 'Write a file that only your account can read; - is standard output [default: cs-ashby-report-DATE.txt in this folder]' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l force -d 'Replace that file if it exists'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l all-profiles -d 'Report every profile on this computer'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -f -a "set" -d 'Check keys and store them'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -f -a "list" -d 'Show each key\'s name, source, age and fingerprint, never the key'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -f -a "remove" -d 'Remove both keys of this profile from your keychain'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and not __fish_seen_subcommand_from set list remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l unproven -d 'Store without checking, marked as unproven'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Don\'t ask'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from help" -f -a "set" -d 'Check keys and store them'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from help" -f -a "list" -d 'Show each key\'s name, source, age and fingerprint, never the key'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove both keys of this profile from your keychain'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -f -a "list" -d 'Show the profiles on this computer and their last result, offline'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -f -a "remove" -d 'Remove a profile: its stored keys, and what was confirmed for it'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and not __fish_seen_subcommand_from list remove help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Don\'t ask'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from help" -f -a "list" -d 'Show the profiles on this computer and their last result, offline'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove a profile: its stored keys, and what was confirmed for it'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -f -a "show" -d 'Show the exact values of the webhook form'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -f -a "test" -d 'Run the connectivity test'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and not __fish_seen_subcommand_from show test help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l reveal -d 'Print the keys too; only on a terminal'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l event -d 'Also send a signed sample of this event (repeatable)' -r -f -a "companyTestSessionStarted\t''
companyTestSessionFinished\t''
preScreenResultShared\t''
preScreenResultVerified\t''
preScreenExpired\t''
preScreenCandidateDeclined\t''
preScreenResultNotVerified\t''
preScreenResultVerificationPending\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l scenario -d 'The situation to practice' -r -f -a "working\t'Everything is set up correctly'
missing-company-test-read\t'The CodeSignal key lacks the permission to list assessments (companyTest.company.read)'
missing-company-test-session-write\t'The CodeSignal key lacks the permission to invite candidates (companyTestSession.company.write)'
missing-live-interview-read\t'The CodeSignal key lacks the permission to read interviews (liveInterview.company.read)'
missing-live-interview-write\t'The CodeSignal key lacks the permission to create interviews (liveInterview.company.write)'
no-permissions\t'The CodeSignal key was saved without any of the four permissions'
codesignal-key-rotated\t'The CodeSignal key was replaced, but Ashby\'s settings and the webhook\'s Secret Key still have the old one'
codesignal-key-revoked\t'The CodeSignal key was deleted at CodeSignal'
ashby-key-rotated\t'The Ashby key was replaced, but Ashby\'s drop-down and the webhook\'s header still have the old one'
ashby-key-revoked\t'The Ashby key was deactivated at Ashby'
ashby-key-limited\t'The Ashby key is valid, but lacks the permission apiKeysRead'
keys-swapped\t'The two keys are swapped in your keychain'
settings-not-saved\t'The CodeSignal key was never saved in Ashby\'s settings'
wrong-ashby-key-selected\t'Another Ashby key is selected in the drop-down of Ashby\'s settings'
webhook-unchecked\t'Ashby\'s webhook endpoint accepts every request and checks neither header nor signature'
header-unchecked\t'Ashby\'s webhook endpoint checks the signature, but not the X-Ashby-Api-Key header'
signature-unchecked\t'Ashby\'s webhook endpoint checks the X-Ashby-Api-Key header, but not the signature'
slow-endpoint\t'Ashby\'s webhook endpoint answers after 11 seconds, one more than CodeSignal waits'
endpoint-broken\t'Ashby\'s webhook endpoint answers every request with an error (500)'
has-access-refused\t'CodeSignal doesn\'t tell API keys what they may do (hasAccess is refused)'
codesignal-down\t'CodeSignal\'s API is down (503)'
ashby-down\t'Ashby\'s API and webhook endpoint are down (503)'
rate-limited\t'CodeSignal\'s API refuses requests for a minute: there were too many (429)'
captive-portal\t'A network\'s login page answers instead of both vendors'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l all-events -d 'Also send a signed sample of each of the eight events'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l sandbox -d 'Run against a practice CodeSignal and Ashby inside this program; nothing real is touched'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show the exact values of the webhook form'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from help" -f -a "test" -d 'Run the connectivity test'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand webhook; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -f -a "list" -d 'Show who confirmed which step, when, and whether for the current keys'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -f -a "export" -d 'Print the confirmations for another computer: salted fingerprints, no keys'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -f -a "import" -d 'Import confirmations from another computer'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and not __fish_seen_subcommand_from list export import help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l max-attestation-age -d 'Mark confirmations older than this many days' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from help" -f -a "list" -d 'Show who confirmed which step, when, and whether for the current keys'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from help" -f -a "export" -d 'Print the confirmations for another computer: salted fingerprints, no keys'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from help" -f -a "import" -d 'Import confirmations from another computer'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -f -a "print" -d 'Print a ready entry that runs `cs-ashby verify` regularly'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and not __fish_seen_subcommand_from print help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l every -d 'How often: a number with m, h or d, from 5m to 7d' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l for -d 'For which scheduler [default: the one of this operating system]' -r -f -a "systemd\t'A systemd service and timer for your account (Linux)'
cron\t'A line for a crontab'
launchd\t'A launch agent for your account (macOS)'
windows\t'A task for Windows Task Scheduler, as XML'
github\t'A GitHub Actions workflow'
kubernetes\t'A Kubernetes CronJob with a volume for its state'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l program -d 'Where cs-ashby is installed there [default: where it is here, or its name]' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l image -d 'The container image, for Kubernetes [default: cs-ashby with its version]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l max-age -d 'Warn when a key is older than this many days [default: never]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l max-attestation-age -d 'Warn when a confirmation is older than this many days' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l codesignal-key-file -d 'Read the CodeSignal API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l codesignal-key-command -d 'Read the CodeSignal API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_CODESIGNAL_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l ashby-key-file -d 'Read the Ashby API key from a file (`-`: standard input)' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l ashby-key-command -d 'Read the Ashby API key from the output of a command (no shell; 10 s) [or env: CS_ASHBY_ASHBY_KEY]' -r -f -a "(__fish_complete_command)"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l all-profiles -d 'Check every profile on this computer; for a scheduler on this computer'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from print" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "print" -d 'Print a ready entry that runs `cs-ashby verify` regularly'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand schedule; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l scenario -d 'The situation to practice' -r -f -a "working\t'Everything is set up correctly'
missing-company-test-read\t'The CodeSignal key lacks the permission to list assessments (companyTest.company.read)'
missing-company-test-session-write\t'The CodeSignal key lacks the permission to invite candidates (companyTestSession.company.write)'
missing-live-interview-read\t'The CodeSignal key lacks the permission to read interviews (liveInterview.company.read)'
missing-live-interview-write\t'The CodeSignal key lacks the permission to create interviews (liveInterview.company.write)'
no-permissions\t'The CodeSignal key was saved without any of the four permissions'
codesignal-key-rotated\t'The CodeSignal key was replaced, but Ashby\'s settings and the webhook\'s Secret Key still have the old one'
codesignal-key-revoked\t'The CodeSignal key was deleted at CodeSignal'
ashby-key-rotated\t'The Ashby key was replaced, but Ashby\'s drop-down and the webhook\'s header still have the old one'
ashby-key-revoked\t'The Ashby key was deactivated at Ashby'
ashby-key-limited\t'The Ashby key is valid, but lacks the permission apiKeysRead'
keys-swapped\t'The two keys are swapped in your keychain'
settings-not-saved\t'The CodeSignal key was never saved in Ashby\'s settings'
wrong-ashby-key-selected\t'Another Ashby key is selected in the drop-down of Ashby\'s settings'
webhook-unchecked\t'Ashby\'s webhook endpoint accepts every request and checks neither header nor signature'
header-unchecked\t'Ashby\'s webhook endpoint checks the signature, but not the X-Ashby-Api-Key header'
signature-unchecked\t'Ashby\'s webhook endpoint checks the X-Ashby-Api-Key header, but not the signature'
slow-endpoint\t'Ashby\'s webhook endpoint answers after 11 seconds, one more than CodeSignal waits'
endpoint-broken\t'Ashby\'s webhook endpoint answers every request with an error (500)'
has-access-refused\t'CodeSignal doesn\'t tell API keys what they may do (hasAccess is refused)'
codesignal-down\t'CodeSignal\'s API is down (503)'
ashby-down\t'Ashby\'s API and webhook endpoint are down (503)'
rate-limited\t'CodeSignal\'s API refuses requests for a minute: there were too many (429)'
captive-portal\t'A network\'s login page answers instead of both vendors'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand sandbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l profile -d 'Which integration: one profile for each CodeSignal company [env: CS_ASHBY_PROFILE] [default: default]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l output -d 'Text for people, JSON for scripts, or a report for another program [env: CS_ASHBY_OUTPUT] [default: text]' -r -f -a "text\t'For people'
json\t'For scripts: one JSON document'
junit\t'`verify` only: JUnit XML, for build servers'
github\t'`verify` only: workflow commands for GitHub Actions'
prometheus\t'`verify` only: metrics for Prometheus\' textfile collector'
html\t'`verify` and `setup`: one page to attach to a ticket'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l output-file -d 'Write the report to this file instead of standard output, whatever the exit code' -r -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l color -d 'When to use color [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE] [default: auto]' -r -f -a "auto\t'On a terminal'
always\t''
never\t''"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l codesignal-url -d 'CodeSignal\'s GraphQL endpoint [env: CS_ASHBY_CODESIGNAL_URL] [default: https://app.codesignal.com/graphql]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l ashby-url -d 'Ashby\'s API [env: CS_ASHBY_ASHBY_URL] [default: https://api.ashbyhq.com]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l webhook-url -d 'Where CodeSignal\'s webhook delivers to [env: CS_ASHBY_WEBHOOK_URL] [default: https://app.ashbyhq.com/api/codesignal_webhook]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l store -d 'Where keys are stored: your keychain, or nowhere [env: CS_ASHBY_STORE] [default: keyring]' -r -f -a "keyring\t'Your keychain (macOS), Credential Manager (Windows) or keyring (Linux)'
none\t'Nowhere: keys come from elsewhere each time'"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l timeout -d 'How long one attempt may take [env: CS_ASHBY_TIMEOUT] [default: 10]' -r -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l non-interactive -d 'Never ask; report what\'s missing instead [env: CS_ASHBY_NON_INTERACTIVE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -l accessible -d 'Plain numbered questions, nothing redrawn, no spinner: for screen readers [env: ACCESSIBLE]'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -s v -l verbose -d 'Log requests on stderr and show how each result was established (-vv: more)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -s q -l quiet -d 'In a text report, show only problems'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "setup" -d 'Connect your accounts, step by step'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "verify" -d 'Check the connection; changes nothing'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "rotate" -d 'Replace one key everywhere it\'s used'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "status" -d 'Show what\'s stored and the last result, offline'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "report" -d 'Print diagnostics for support (no keys)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "keys" -d 'Set, list or remove the stored keys'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "profiles" -d 'List or remove the profiles on this computer'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "webhook" -d 'Show the webhook form, or run the connectivity test'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "attest" -d 'List, export or import what a person confirmed'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "schedule" -d 'Print an entry for a scheduler that runs verify'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "sandbox" -d 'Run a practice CodeSignal and Ashby on this computer'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "guide" -d 'Print the steps of the setup guide, offline'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "completions" -d 'Print a shell completion script'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "man" -d 'Print a man page'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and not __fish_seen_subcommand_from setup verify rotate status report keys profiles webhook attest schedule sandbox guide completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from keys" -f -a "set" -d 'Check keys and store them'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from keys" -f -a "list" -d 'Show each key\'s name, source, age and fingerprint, never the key'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from keys" -f -a "remove" -d 'Remove both keys of this profile from your keychain'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from profiles" -f -a "list" -d 'Show the profiles on this computer and their last result, offline'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from profiles" -f -a "remove" -d 'Remove a profile: its stored keys, and what was confirmed for it'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from webhook" -f -a "show" -d 'Show the exact values of the webhook form'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from webhook" -f -a "test" -d 'Run the connectivity test'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from attest" -f -a "list" -d 'Show who confirmed which step, when, and whether for the current keys'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from attest" -f -a "export" -d 'Print the confirmations for another computer: salted fingerprints, no keys'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from attest" -f -a "import" -d 'Import confirmations from another computer'
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand help; and __fish_seen_subcommand_from schedule" -f -a "print" -d 'Print a ready entry that runs `cs-ashby verify` regularly'
complete -c cs-ashby -f
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand rotate" -f -a "codesignal ashby"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand keys; and __fish_seen_subcommand_from set" -f -a "codesignal ashby"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand profiles; and __fish_seen_subcommand_from remove" -f -a ""
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand attest; and __fish_seen_subcommand_from import" -F
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand guide" -f -a "setup send-assessment create-interview"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand completions" -f -a "bash elvish fish powershell zsh"
complete -c cs-ashby -n "__fish_cs_ashby_using_subcommand man" -f -a ""
