//! What the two vendors answer. The first byte chooses the HTTP status, the second whether it is a web page and
//! how long the vendor asks to wait; the rest is the body. Two keys are sent, so that a body can repeat them.

use super::text::{assert_shown, contains_piece};
use cs_ashby::api::ashby::{self, KeyInfo, KeyInfoAnswer as AshbyAnswer};
use cs_ashby::api::codesignal::{self, Answer};
use cs_ashby::api::obstacle::Obstacle;
use cs_ashby::api::reply::HttpReply;
use cs_ashby::credentials::Secret;
use cs_ashby::integration::KeyName;
use serde_json::Value;
use std::time::Duration;

/// The keys that were sent.
pub const KEYS: [(KeyName, &str); 2] = [
    (KeyName::Codesignal, "csK7FuzzCanary0123456789abcdefXY"),
    (KeyName::Ashby, "ashk-FuzzCanary9876543210fedcbaZ"),
];

const STATUSES: [u16; 16] =
    [200, 201, 204, 301, 302, 400, 401, 403, 404, 405, 422, 429, 500, 502, 503, 599];
/// The longest sentence around a text of a server, and the text itself.
const LONGEST: usize = 203 + 60;

fn secrets() -> [Secret; 2] {
    KEYS.map(|(name, text)| Secret::parse(name, text).expect("a key"))
}

fn reply(data: &[u8]) -> Option<HttpReply> {
    let [status, rest, body @ ..] = data else {
        return None;
    };
    Some(HttpReply {
        status: STATUSES[usize::from(*status) % STATUSES.len()],
        html: *rest == b'h',
        retry_after: (*rest == b'r').then_some(Duration::from_secs(7)),
        body: body.to_vec(),
        ..HttpReply::default()
    })
}

/// What may be shown of an answer: no trick of a terminal, no part of a key.
fn assert_words(words: &str) {
    assert_shown(words, LONGEST);
    for (_, key) in KEYS {
        assert!(!contains_piece(words, key), "a part of a key: {words}");
    }
}

/// Ashby's `apiKey.info`.
pub fn ashby(data: &[u8]) {
    let Some(reply) = reply(data) else { return };
    let secrets = secrets();
    let secrets: Vec<&Secret> = secrets.iter().collect();
    let status = reply.status;
    let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    let answer = ashby::classify(&reply, &secrets);
    // Trouble on the way says nothing about a key.
    let of_the_api = status < 500 && status != 429 && !(300..400).contains(&status) && !reply.html;
    match &answer {
        AshbyAnswer::Accepted(info) if *info == KeyInfo::default() => {
            let text = String::from_utf8_lossy(&reply.body).to_lowercase();
            let bare = text.replace(['_', '-', ' '], "").contains("missingendpointpermission");
            // The word may be spelt with escapes, which only a reader of JSON undoes.
            assert!(bare || text.contains('\\') || body["success"] == true);
            assert!(of_the_api && body.is_object());
        }
        AshbyAnswer::Accepted(info) => {
            assert!(of_the_api && status < 300 && body["success"] == true);
            assert!(body["results"].is_object());
            info.title.iter().for_each(|title| assert_words(title));
            info.scopes.iter().for_each(|scope| assert_words(scope));
            assert_words(&info.scopes.concat().chars().take(LONGEST).collect::<String>());
        }
        AshbyAnswer::Refused(words) => {
            assert!(of_the_api, "{words}");
            assert!(matches!(status, 401 | 403) || body["success"] == false);
            assert_words(words);
        }
        AshbyAnswer::Obstacle(obstacle) => assert_obstacle(obstacle, &reply, of_the_api),
    }
    if status >= 500 {
        assert!(matches!(answer, AshbyAnswer::Obstacle(Obstacle::Down(_))));
    }
}

fn assert_obstacle(obstacle: &Obstacle, reply: &HttpReply, of_the_api: bool) {
    match obstacle {
        Obstacle::Limited(pause) => {
            assert!(*pause == reply.retry_after && (reply.status == 429 || of_the_api));
        }
        Obstacle::Down(words) => {
            assert!(reply.status >= 500 || of_the_api);
            assert_words(words);
        }
        Obstacle::Blocked(words) | Obstacle::NotUnderstood(words) => assert_words(words),
        Obstacle::NoReply(trouble) => panic!("there was one: {trouble}"),
    }
}

/// CodeSignal's GraphQL, asked for `company`.
pub fn codesignal(data: &[u8]) {
    let Some(reply) = reply(data) else { return };
    let secrets = secrets();
    let secrets: Vec<&Secret> = secrets.iter().collect();
    let status = reply.status;
    let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    let answer = codesignal::classify(&reply, "company", &secrets);
    let of_the_api = status < 500
        && !matches!(status, 404 | 405 | 429)
        && !(300..400).contains(&status)
        && !reply.html;
    let data = body.get("data").and_then(|data| data.get("company"));
    if let Some(data) = data.filter(|data| !data.is_null() && of_the_api && status < 300) {
        let answered = match &answer {
            Answer::Data(value) | Answer::Partial(value, _) => Some(value),
            _ => None,
        };
        let blocked = matches!(answer, Answer::Obstacle(_));
        assert!(blocked || answered == Some(data), "data is data, whatever else is said");
    }
    match &answer {
        Answer::Data(value) => {
            assert!(of_the_api && status < 300);
            assert_eq!(Some(value), data);
        }
        Answer::KeyRefused(words) | Answer::Denied(words) => {
            assert!(of_the_api, "{words}");
            assert_words(words);
            let said = status == 401 || body.get("errors").or(body.get("error")).is_some();
            assert!(said, "nothing refuses the key: {words}");
        }
        Answer::Partial(value, _) => {
            assert!(of_the_api && status < 300);
            assert_eq!(Some(value), data);
        }
        Answer::NotFound(words) | Answer::Other(words) => {
            assert!(of_the_api, "{words}");
            assert_words(words);
        }
        Answer::Obstacle(obstacle) => assert_obstacle(obstacle, &reply, of_the_api),
    }
    if status == 429 {
        assert_eq!(answer, Answer::Obstacle(Obstacle::Limited(reply.retry_after)));
    }
}
