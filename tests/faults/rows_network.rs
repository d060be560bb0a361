//! No way to the vendor, or one that breaks.

use super::row::{ALL, BOTH, ONE, Row};
use crate::support::http::{Manner, Reply};
use crate::support::raw::{BlackHole, Raw, nobody};
use serde_json::json;

const GROUP: &str = "The network";

fn reply(manner: Manner) -> Reply {
    let whole = json!({"success": true, "data": {"company": {"id": "c", "name": "Acme"}}});
    Reply::json(200, &whole).manner(manner)
}

pub fn rows() -> Vec<Row> {
    vec![
        Row::new(GROUP, "the name is not known (DNS)", ALL, |scene, whom| {
            scene.knows_names("127.0.0.1 localhost\n");
            scene.stands_at(whom, "https://vendor.example");
        })
        .needs_own_system(),
        Row::new(GROUP, "the connection is refused", ALL, |scene, whom| {
            scene.stands_at(whom, &format!("http://{}", nobody()));
        }),
        Row::new(
            GROUP,
            "nothing takes the connection (a firewall that drops)",
            ALL,
            |scene, whom| {
                let hole = BlackHole::new();
                scene.stands_at(whom, &format!("http://{}", hole.addr));
                scene.hold(hole);
            },
        )
        .waits(),
        Row::new(GROUP, "the connection is reset before the answer", ALL, |scene, whom| {
            scene.answers(whom, |_| Some(reply(Manner::Reset)));
        })
        .arrives(),
        Row::new(
            GROUP,
            "the connection is reset in the middle of the answer",
            BOTH,
            |scene, whom| {
                scene.answers(whom, |_| Some(reply(Manner::CutReset)));
            },
        ),
        Row::new(GROUP, "the connection ends in the middle of the answer", BOTH, |scene, whom| {
            scene.answers(whom, |_| Some(reply(Manner::Cut)));
        }),
        Row::new(GROUP, "the connection is reset once, then all is well", BOTH, |scene, whom| {
            scene.answers(whom, |time| (time == 1).then(|| reply(Manner::Reset)));
        })
        .passes(),
        Row::new(GROUP, "the connection stands and no answer comes", ALL, |scene, whom| {
            scene.answers(whom, |_| Some(Reply::hang()));
        })
        .waits()
        .arrives(),
        Row::new(GROUP, "the answer trickles, from its first byte on", ALL, |scene, whom| {
            scene.answers(whom, |_| Some(reply(Manner::Trickle)));
        })
        .waits()
        .arrives(),
        Row::new(GROUP, "the answer begins at once and then trickles", BOTH, |scene, whom| {
            scene.answers(whom, |_| Some(reply(Manner::TrickledBody)));
        })
        .waits(),
        Row::new(GROUP, "the other side speaks something else than HTTP", ALL, |scene, whom| {
            scene.raw(whom, "http", Raw::saying("220 mail.example ESMTP\r\n"));
        }),
        Row::new(
            GROUP,
            "HTTP/2: the other side hangs up (GOAWAY), again and again",
            ALL,
            |scene, whom| {
                scene.trusts_the_company();
                let shown = scene.authority.shown(&["127.0.0.1"], 1, 24);
                scene.behind_tls_at(whom, "127.0.0.1", &shown, 1000);
            },
        ),
        Row::new(
            GROUP,
            "HTTP/2: it hangs up once (GOAWAY), then all is well",
            BOTH,
            |scene, whom| {
                scene.trusts_the_company();
                let shown = scene.authority.shown(&["127.0.0.1"], 1, 24);
                scene.behind_tls_at(whom, "127.0.0.1", &shown, 1);
            },
        )
        .passes(),
        Row::new(
            GROUP,
            "the name leads to this computer (localhost), where nothing listens",
            ONE,
            |scene, whom| {
                let port = nobody().port();
                scene.stands_at(whom, &format!("http://localhost:{port}"));
            },
        ),
    ]
}
