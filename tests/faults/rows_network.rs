//! No way to the vendor, or one that breaks.

use super::row::{ALL, BOTH, CODESIGNAL, Row};
use crate::support::http::{Manner, Reply};
use crate::support::raw::{BlackHole, Raw, nobody};
use serde_json::json;

fn reply(manner: Manner) -> Reply {
    let whole = json!({"success": true, "data": {"company": {"id": "c", "name": "Acme"}}});
    Reply::json(200, &whole).manner(manner)
}

/// So many connections are HTTP/2 and answered with GOAWAY.
fn hangs_up(name: &str, whom: &'static [super::Whom], times: usize) -> Row {
    Row::new(name, whom, move |scene, whom| {
        scene.trusts_the_company();
        let shown = scene.authority.shown(&["127.0.0.1"], 1, 24);
        scene.behind_tls_after(whom, &shown, times);
    })
}

pub fn rows() -> Vec<Row> {
    vec![
        Row::new("the name is not known (DNS)", ALL, |scene, whom| {
            scene.knows_no_names();
            scene.stands_at(whom, "https://vendor.example");
        })
        .needs_own_names(),
        Row::new("the connection is refused", ALL, |scene, whom| {
            scene.stands_at(whom, &format!("http://{}", nobody()));
        }),
        Row::new("nothing takes the connection (a firewall that drops)", ALL, |scene, whom| {
            let hole = BlackHole::new();
            scene.stands_at(whom, &format!("http://{}", hole.addr));
            scene.hold(hole);
        })
        .waits(),
        Row::answers("the connection is reset before the answer", ALL, reply(Manner::Reset))
            .arrives(),
        Row::answers(
            "the connection is reset in the middle of the answer",
            BOTH,
            reply(Manner::CutReset),
        ),
        Row::answers("the connection ends in the middle of the answer", BOTH, reply(Manner::Cut)),
        Row::replies("the connection is reset once, then all is well", BOTH, |time| {
            (time == 1).then(|| reply(Manner::Reset))
        })
        .passes(),
        Row::answers("the connection stands and no answer comes", ALL, Reply::hang())
            .waits()
            .arrives(),
        Row::answers("the answer trickles, from its first byte on", ALL, reply(Manner::Trickle))
            .waits()
            .arrives(),
        Row::answers(
            "the answer begins at once and then trickles",
            BOTH,
            reply(Manner::TrickledBody),
        )
        .waits(),
        Row::new("the other side speaks something else than HTTP", ALL, |scene, whom| {
            scene.raw(whom, "http", Raw::saying("220 mail.example ESMTP\r\n"));
        }),
        hangs_up("HTTP/2: the other side hangs up (GOAWAY), again and again", ALL, 1000),
        hangs_up("HTTP/2: it hangs up once (GOAWAY), then all is well", BOTH, 1).passes(),
        Row::new(
            "the name leads to this computer (localhost), where nothing listens",
            CODESIGNAL,
            |scene, whom| {
                scene.stands_at(whom, &format!("http://localhost:{}", nobody().port()));
            },
        ),
    ]
}
