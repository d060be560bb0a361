use super::*;

/// What comes of these bytes; `None` in the input is a wait that was too long.
fn events(input: &[&[u8]]) -> String {
    let (mut decoder, mut out) = (Decoder::default(), VecDeque::new());
    for (place, part) in input.iter().enumerate() {
        if place > 0 && decoder.patience().is_some() {
            decoder.timed_out(&mut out);
        }
        for byte in *part {
            decoder.push(*byte, &mut out);
        }
    }
    out.into_iter().map(shown).collect()
}

fn shown(event: KeyEvent) -> String {
    match event {
        KeyEvent::Letter(letter) => letter.to_string(),
        KeyEvent::Pasted(letter) => format!("‹{}›", letter.escape_default()),
        KeyEvent::Other => String::new(),
        event => format!("<{event:?}>"),
    }
}

#[test]
fn what_a_terminal_sends_by_itself_is_no_letter() {
    for reply in [
        &b"\x1b]11;rgb:0000/0000/0000\x07"[..],
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        b"\x1b]52;c;c2VjcmV0\x9c",
        "\x1b]0;a title ✜ with any letters\x1b\\".as_bytes(),
        b"\x1bP1$r0m\x1b\\",
        b"\x1bP>|XTerm(380)\x1b\\",
        b"\x1bP!|00000000\x1b\\",
        b"\x1b_Gi=1;OK\x1b\\",
        b"\x1b^private\x1b\\",
        b"\x1bXstart of string\x1b\\",
        b"\x9d11;rgb:0/0/0\x9c",
        b"\x901$r0m\x9c",
        b"\x98text\x9c",
        b"\x9etext\x9c",
        b"\x9ftext\x9c",
        "\u{9d}11;rgb:0/0/0\u{9c}".as_bytes(),
        b"\x1b[M !!",
        b"\x1b[M\x20\xff\xc3",
        b"\x1b[M#\xa9\x80",
        b"\x1b[<0;12;34M",
        b"\x1b[<0;12;34m",
        b"\x1b[0;12;34M",
        b"\x9b24;80R",
        "\u{9b}24;80R".as_bytes(),
        b"\x1b[24;80R",
        b"\x1b[?62;c",
        b"\x1b[>41;380;0c",
        b"\x1b[?2026;2$y",
        b"\x1b[8;24;80t",
        b"\x1b[?1u",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[D",
        b"\x1b[1;5C",
        b"\x1b[3~",
        b"\x1b[[A",
        b"\x1bOP",
        b"\x1bO5P",
        b"\x8fP",
        b"\x1b(B",
        b"\x1b#8",
        b"\x1bx",
        b"\x1b\x1b[D",
        b"\x1b[57441;2u",
        b"\x1b[99;5:3u",
        b"\x01",
        b"\x85",
    ] {
        let around = events(&[&[b"4f", reply, b"2a"].concat()]);
        assert_eq!(around, "4f2a", "{:?}", String::from_utf8_lossy(reply));
        // However slowly it comes: an unfinished CSI waits.
        if reply.starts_with(b"\x1b[") && !reply.starts_with(b"\x1b[M") {
            for cut in 2..reply.len() {
                let (first, rest) = reply.split_at(cut);
                assert_eq!(events(&[first, rest, b"2a"]), "2a", "{reply:?} at {cut}");
            }
        }
    }
}

#[test]
fn keys_are_known_in_every_encoding() {
    for (bytes, event) in [
        (&b"\r"[..], "<Enter>"),
        (b"\n", "<Enter>"),
        (b"\x1b[13u", "<Enter>"),
        (b"\x1bOM", "<Enter>"),
        (b"\x7f", "<Backspace>"),
        (b"\x08", "<Backspace>"),
        (b"\x1b[127u", "<Backspace>"),
        (b"\x03", "<Interrupt>"),
        (b"\x1b[99;5u", "<Interrupt>"),
        (b"\x1b[99;5:1u", "<Interrupt>"),
        (b"\x1b[99;69u", "<Interrupt>"),
        (b"\x1b[67;6u", "<Interrupt>"),
        (b"\x1b[27;5;99~", "<Interrupt>"),
        (b"\x9b27;5;99~", "<Interrupt>"),
        (b"\x1b]11;rgb\x03", "<Interrupt>"),
        (b"\x1b[\x03", "<Interrupt>"),
        (b"\x1b[27u", "<Escape>"),
        (b"\x1b[27;1u", "<Escape>"),
        (b"\x1b[27;1;27~", "<Escape>"),
        (b"\x1b[91;5u", "<Escape>"),
        (b"\x1b\r", "<Escape><Enter>"),
        (b"\x04", "<End>"),
        (b"\x1b[100;5u", "<End>"),
        (b"\x1a", "<Suspend>"),
        (b"\x1b[27;5;122~", "<Suspend>"),
        (b"\x15", "<Clear>"),
        (b"\x1b[117;5u", "<Clear>"),
        (b"\x1b[A", "<Up>"),
        (b"\x1bOA", "<Up>"),
        (b"\x1b[1;2A", "<Up>"),
        (b"\x1b[Z", "<Up>"),
        (b"\x1b[B", "<Down>"),
        (b"\x8fB", "<Down>"),
        (b"\t", "<Down>"),
        ("ü✓".as_bytes(), "ü✓"),
        (b"\xe2a", "\u{fffd}a"),
        (b"\xffa", "\u{fffd}a"),
    ] {
        assert_eq!(events(&[bytes]), event, "{bytes:?}");
    }
    assert_eq!(events(&[b"\x1b", b""]), "<Escape>");
    assert_eq!(events(&[b"a\x1b", b"b"]), "a<Escape>b");
    // A reply whose end got lost doesn't take the keyboard away.
    assert_eq!(events(&[b"\x1b]11;rgb:0", b"ab"]), "ab");
}

#[test]
fn a_paste_is_text_whatever_is_in_it() {
    for (inside, text) in [
        (&b"ab"[..], "‹a›‹b›"),
        (b"a\rb\n", "‹a›‹\\r›‹b›‹\\n›"),
        (b"\x03\x04\x15\x7f", "‹\\u{3}›‹\\u{4}›‹\\u{15}›‹\\u{7f}›"),
        (b"a\x1b[Db", "‹a›‹\\u{1b}›‹b›"),
        (b"a\x1b[99;5ub", "‹a›‹\\u{1b}›‹b›"),
        (b"a\x1bxb", "‹a›‹\\u{1b}›‹b›"),
        // A reply that came in between is the terminal's; one without an end hides nothing.
        (b"a\x1b]11;rgb:0/0/0\x07b", "‹a›‹b›"),
        (b"a\x1b]11;rgb", "‹a›‹\\u{1b}›"),
        (b"a\x1b[20", "‹a›‹\\u{1b}›"),
        (b"a\x1b", "‹a›‹\\u{1b}›"),
    ] {
        let whole = [b"\x1b[200~", inside, b"\x1b[201~c"].concat();
        let got = events(&[&whole]);
        assert_eq!(got, format!("{text}c"), "{inside:?}");
    }
    assert_eq!(events(&[b"\x9b200~a\x9b201~c"]), "‹a›c");
    assert_eq!(events(&[b"\x1b[", b"200~a\x1b[201~"]), "‹a›");
    // Its end mark got lost.
    assert_eq!(events(&[b"\x1b[200~a", b"\x03"]), "‹a›<Interrupt>");
}
