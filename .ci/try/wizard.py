"""A whole `setup --sandbox` in a terminal, with a person who types ahead and pastes a key in the wrong place:
wizard.py PROGRAM..."""
import re
import sys
import time
import urllib.parse
import urllib.request

import pexpect

ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|\].*?(\x07|\x1b\\))")
EVENTS = """companyTestSessionStarted companyTestSessionFinished preScreenResultShared preScreenResultVerified
preScreenExpired preScreenCandidateDeclined preScreenResultNotVerified preScreenResultVerificationPending""".split()
PERMISSIONS = """companyTest.company.read companyTestSession.company.write liveInterview.company.read
liveInterview.company.write""".split()
# What is pasted and typed where nobody asked for it.
STRAY = "5trayKey" * 8

wizard = pexpect.spawn(sys.argv[1], sys.argv[2:] + ["setup", "--sandbox"], timeout=30, encoding="utf-8", dimensions=(40, 100))
wizard.delaybeforesend = None
shown = ""


def sees(*choices):
    """Waits for one of these texts, wherever lines are broken, and says which."""
    global shown
    patterns = [r"(?:\s|\x1b\[[0-9;?]*[A-Za-z])+".join(map(re.escape, text.split())) for text in choices]
    try:
        which = wizard.expect(patterns)
    except (pexpect.TIMEOUT, pexpect.EOF):
        sys.exit(f"FAILED: {choices} isn't shown:\n{ESCAPES.sub('', shown + wizard.before)}")
    shown += wizard.before + wizard.after
    return which


def answer(text=""):
    # What arrives before the prompt reads is dropped; and Enter at once would be a part of a paste.
    time.sleep(0.3)
    wizard.send(text)
    time.sleep(0.3)
    wizard.send("\r")


def skips_browser(*questions):
    """Goes on to one of these without opening a page."""
    while which := sees("in your browser? (Y/n)", *questions):
        return which - 1
    answer("n")
    return skips_browser(*questions)


def address(path):
    found = re.findall(r"http://127\.0\.0\.1:\d+" + path, ESCAPES.sub("", shown))
    return found[-1] if found else sys.exit(f"FAILED: no address {path}:\n{ESCAPES.sub('', shown)}")


def post(url, *fields):
    body = urllib.parse.urlencode(fields).encode()
    with urllib.request.urlopen(url, body) as reply:
        return reply.read().decode()


def pick(entry):
    """Picks an entry of a menu by its number."""
    sees("then Enter")
    number = re.findall(r"(\d)\. " + re.escape(entry), ESCAPES.sub("", shown))[-1]
    answer(number)


def key_in(page):
    return re.search(r'<input[^>]*class="key"[^>]*value="([^"]+)"', page)[1]


def copied_fields(until):
    """Confirms each field of a form."""
    while True:
        which = sees(until, "(y/N)", "Press Enter when")
        if which == 0:
            return
        answer()


sees("Do you see Webhooks and API Keys there?")
sees("then Enter")
time.sleep(0.3)
wizard.send(STRAY + "\r")
time.sleep(1)
answer()
sees("Step 1 of 5")
skips_browser("Paste your Ashby API key:")
ashby_page = address("/admin/assessments")
post(ashby_page + "/add")
panel = ashby_page + "/codesignal"
page = post(panel, ("press", "create"), ("title", "CodeSignal integration"))
ashby = key_in(page)
ashby_id = re.search(r'<option value="([^"]+)" selected', page)[1]
answer(ashby)
# Typed ahead while the key is checked, where that takes long enough to be shown.
if sees("Asking whether the key is accepted", "Step 2 of 5") == 0:
    wizard.send(STRAY + "\r")
    sees("Step 2 of 5")
skips_browser("Paste your CodeSignal API key:")
keys_page = address(r"/client-dashboard/integrations/api-keys")
page = post(keys_page, ("description", "Ashby Integration"), *((name, "on") for name in PERMISSIONS))
codesignal = key_in(page)
answer(codesignal)
sees("Step 3 of 5")
skips_browser("Topmost box")
copied_fields("Press Enter when you've clicked Save")
post(panel, ("press", "save"), ("codesignal-key", codesignal), ("ashby-key", ashby_id))
answer()
sees("Step 4 of 5")
skips_browser("Press Enter when the form is open")
answer()
copied_fields("What does CodeSignal say?")
webhook = [
    *((name, "on") for name in EVENTS),
    ("url", address("/api/codesignal_webhook")), ("secret", codesignal), ("email", "assessment-webhooks@ashbyhq.com"),
    ("header-name", "X-Ashby-Api-Key"), ("header-value", ashby),
]
webhooks_page = address("/client-dashboard/integrations/webhooks")
post(webhooks_page + "/add", *webhook, ("press", "save"))
pick("A success message")
sees("Did you create the webhook?")
pick("Yes, it's in the list")
sees("checks passed")
sees("That was practice; nothing is kept.")
shown += wizard.read()
wizard.close()
assert wizard.exitstatus == 0, wizard.exitstatus
for secret in (STRAY, ashby, codesignal):
    assert secret not in ESCAPES.sub("", shown), "a key is on the screen"
print("ok: setup --sandbox in a terminal, to the end")
