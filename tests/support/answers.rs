//! The shapes in which CodeSignal may say no: none is published, so the tests go through them all.

use super::http::Reply;
use serde_json::{Map, Value, json};

/// What a root field comes to.
pub enum Says {
    Value(Value),
    Denied,
    NotFound,
}

/// What stands beside the errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Data {
    Null,
    Absent,
    /// Partly filled: the fields that were allowed.
    Partial,
}

/// A refusal of a key or of a call.
#[derive(Clone, Copy, Debug)]
pub struct Denial {
    pub status: u16,
    pub message: &'static str,
    pub code: Option<&'static str>,
    pub data: Data,
}

impl Denial {
    /// A key that CodeSignal does not know.
    pub const KEY: Denial = Denial {
        status: 401,
        message: "Invalid API key",
        code: Some("UNAUTHENTICATED"),
        data: Data::Absent,
    };
    /// A call that the key has no permission for, as `vendor-facts.md` words it.
    pub const PERMISSION: Denial =
        Denial { status: 200, message: "Access Denied", code: Some("FORBIDDEN"), data: Data::Null };

    /// Every shape of it: status, with or without a code, the forms of `data`.
    pub fn shapes(self) -> impl Iterator<Item = Denial> {
        let codes = [self.code, None];
        let datas = [Data::Null, Data::Absent, Data::Partial];
        [200, 400, 401, 403].into_iter().flat_map(move |status| {
            codes.into_iter().flat_map(move |code| {
                datas.into_iter().map(move |data| Denial { status, code, data, ..self })
            })
        })
    }

    pub fn error(&self, path: Option<&str>) -> Value {
        let mut error = json!({"message": self.message});
        if let Some(path) = path {
            error["path"] = json!([path]);
        }
        if let Some(code) = self.code {
            error["extensions"] = json!({"code": code});
        }
        error
    }

    /// The reply: `errors` or the one of this refusal, and what of the data is left.
    pub fn reply(&self, errors: &[Value], data: Option<(Map<String, Value>, bool)>) -> Reply {
        let errors = if errors.is_empty() { vec![self.error(None)] } else { errors.to_vec() };
        let mut body = json!({"errors": errors});
        match (self.data, data) {
            (Data::Absent, _) => {}
            (Data::Partial, Some((data, _))) | (Data::Null, Some((data, false))) => {
                body["data"] = Value::Object(data);
            }
            _ => body["data"] = Value::Null,
        }
        Reply::json(self.status, &body)
    }
}
