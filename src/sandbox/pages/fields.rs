//! What a browser sends of a form, or behind the question mark of an address.

use crate::sandbox::reply::Body;

/// As many fields as are read. The largest form of a person has not half as many.
const MOST: usize = 200;

/// The fields by name, in the order of the form; a name can stand there more than once.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// What can't be read is a form without fields: each page says what it misses.
    pub(crate) fn of_form(body: Body) -> Fields {
        body.map_or(Fields(Vec::new()), |body| Fields::parse(&body))
    }

    pub(crate) fn of_query(query: Option<&str>) -> Fields {
        Fields::parse(query.unwrap_or_default().as_bytes())
    }

    fn parse(text: &[u8]) -> Fields {
        let pairs = url::form_urlencoded::parse(text).into_owned();
        Fields(pairs.take(MOST).collect())
    }

    /// The first of that name; empty if there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        let first = self.0.iter().find(|it| it.0 == name);
        first.map_or("", |it| it.1.as_str())
    }

    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let named = self.0.iter().filter(|it| it.0 == name);
        named.map(|it| it.1.clone()).collect()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|it| it.0 == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, MOST};

    #[test]
    fn reads_what_a_browser_sends() {
        let fields = Fields::parse(b"a=1&b=x+y%26%3C&a=2&c=&%FF=%FF");
        assert_eq!(fields.all("a"), ["1", "2"]);
        assert_eq!(fields.text("b"), "x y&<");
        assert_eq!((fields.text("c"), fields.text("d")), ("", ""));
        assert!(fields.has("c") && !fields.has("d"));
        assert_eq!(fields.text("\u{fffd}"), "\u{fffd}");
        assert_eq!(Fields::parse("a&".repeat(1000).as_bytes()).0.len(), MOST);
    }
}
