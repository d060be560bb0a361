//! Parts of forms: fields with a label and what is wrong beside them.

use maud::{Markup, html};

pub(super) struct Line<'l> {
    pub(crate) id: &'l str,
    pub(crate) name: &'l str,
    pub(crate) label: &'l str,
    pub(crate) hint: Option<&'l str>,
    pub(crate) value: &'l str,
    pub(crate) wrong: Option<&'l str>,
}

impl Line<'_> {
    /// Label, hint, what is wrong, and the line; what comes behind it stands on the same row.
    pub(crate) fn draw(&self, behind: Option<&Markup>) -> Markup {
        let hint = self.hint.map(|_| format!("{}-hint", self.id));
        let wrong = self.wrong.map(|_| format!("{}-wrong", self.id));
        let described: Vec<&str> = [&hint, &wrong].into_iter().flatten().map(|it| &**it).collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            div .field .wrong[self.wrong.is_some()] {
                label for=(self.id) { (self.label) }
                @if let (Some(id), Some(hint)) = (&hint, self.hint) {
                    p .hint id=(id) { (hint) }
                }
                @if let (Some(id), Some(wrong)) = (&wrong, self.wrong) {
                    p .error id=(id) { "Error: " (wrong) }
                }
                div .row {
                    input type="text" id=(self.id) name=(self.name) value=(self.value)
                        aria-describedby=[described]
                        aria-invalid=[self.wrong.map(|_| "true")]
                        autocomplete="off" autocapitalize="none" spellcheck="false";
                    @if let Some(behind) = behind { (behind) }
                }
            }
        }
    }
}

pub(super) struct Boxes<'b> {
    /// Unique on its page; the first box has it.
    pub(crate) id: &'b str,
    pub(crate) name: &'b str,
    pub(crate) legend: &'b str,
    pub(crate) hint: Option<&'b str>,
    pub(crate) choices: &'b [&'static str],
    pub(crate) ticked: &'b [String],
    pub(crate) wrong: Option<&'b str>,
}

impl Boxes<'_> {
    /// A group, with what is wrong above it.
    pub(crate) fn draw(&self) -> Markup {
        let hint = self.hint.map(|_| format!("{}-hint", self.id));
        let wrong = self.wrong.map(|_| format!("{}-wrong", self.id));
        let described: Vec<&str> = [&hint, &wrong].into_iter().flatten().map(|it| &**it).collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            fieldset .wrong[self.wrong.is_some()] aria-describedby=[described] {
                legend { (self.legend) }
                @if let (Some(id), Some(hint)) = (&hint, self.hint) {
                    p .hint id=(id) { (hint) }
                }
                @if let (Some(id), Some(wrong)) = (&wrong, self.wrong) {
                    p .error id=(id) { "Error: " (wrong) }
                }
                @for (place, choice) in self.choices.iter().enumerate() {
                    @let id = if place == 0 { self.id.to_owned() } else { format!("{}-{place}", self.id) };
                    div .choice {
                        input type="checkbox" id=(id) name=(self.name) value=(choice)
                            checked[self.ticked.iter().any(|it| it == choice)];
                        label for=(id) { (choice) }
                    }
                }
            }
        }
    }
}

/// What is wrong with a form, above it: each a link to its field, by the field's id.
pub(super) fn summary(wrong: &[(String, String)]) -> Markup {
    html! {
        div #outcome .outcome.bad role="alert" tabindex="-1" aria-labelledby="outcome-title" {
            h2 #outcome-title { "There is a problem" }
            ul {
                @for (id, message) in wrong {
                    li { a href={ "#" (id) } { (message) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Boxes, Line, summary};

    #[test]
    fn what_a_person_typed_is_escaped_everywhere() {
        let evil = "\"><script>alert('1')</script>&amp;";
        let line = Line {
            id: "a",
            name: "a",
            label: evil,
            hint: Some(evil),
            value: evil,
            wrong: Some(evil),
        };
        let boxes = Boxes {
            id: "b",
            name: "b",
            legend: evil,
            hint: None,
            choices: &["one"],
            ticked: &[evil.to_owned()],
            wrong: Some(evil),
        };
        let summary = summary(&[(evil.to_owned(), evil.to_owned())]);
        for html in [line.draw(None), boxes.draw(), summary] {
            let html = html.into_string();
            assert!(!html.contains("<script") && !html.contains(evil), "{html}");
            let shown = "&quot;&gt;&lt;script&gt;";
            assert!(html.contains(shown) && html.contains("&amp;amp;"), "{html}");
        }
    }
}
