//! A short answer: only letters that lead to one are taken. So a key that is pasted at the wrong question is
//! neither shown nor an answer, whether or not the terminal marks pastes.

#[derive(Default)]
pub(super) struct ShortAnswer {
    answers: Vec<String>,
    text: String,
    /// Letters that lead to no answer. They aren't shown, and make the answer none.
    refused: usize,
}

impl ShortAnswer {
    pub(super) fn of(answers: Vec<String>) -> ShortAnswer {
        ShortAnswer { answers, ..ShortAnswer::default() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the letter is to be shown.
    pub(super) fn push(&mut self, letter: char) -> bool {
        let longer = format!("{}{}", self.text, letter.to_ascii_lowercase());
        let leads = self.refused == 0 && self.answers.iter().any(|it| it.starts_with(&longer));
        if leads {
            self.text = longer;
        } else {
            self.refused = self.refused.saturating_add(1);
        }
        leads
    }

    /// Whether a letter that was shown is taken back.
    pub(super) fn pop(&mut self) -> bool {
        if self.refused > 0 {
            self.refused -= 1;
            return false;
        }
        self.text.pop().is_some()
    }

    /// The answer at Enter: one of the answers, or empty when nothing was typed. Starts over.
    pub(super) fn take(&mut self) -> Option<String> {
        let refused = std::mem::take(&mut self.refused) > 0;
        let text = std::mem::take(&mut self.text);
        (!refused && (text.is_empty() || self.answers.contains(&text))).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_letters_that_lead_to_an_answer_count() {
        for (typed, shown, answer) in [
            ("", "", Some("")),
            ("1", "1", Some("1")),
            ("12", "12", Some("12")),
            ("13", "1", None),
            ("BACK", "back", Some("back")),
            ("bac", "bac", None),
            ("4f2a9c", "", None),
            ("bafe01", "ba", None),
            ("x\u{8}1", "1", Some("1")),
            ("bx\u{8}\u{8}1", "1", Some("1")),
        ] {
            let answers = ["1", "2", "12", "back", "quit"].map(str::to_owned);
            let mut short = ShortAnswer::of(answers.to_vec());
            for letter in typed.chars() {
                if letter == '\u{8}' {
                    short.pop();
                } else {
                    short.push(letter);
                }
            }
            assert_eq!(short.text(), shown, "{typed:?}");
            assert_eq!(short.take().as_deref(), answer, "{typed:?}");
            assert_eq!(short.take().as_deref(), Some(""), "{typed:?}: starts over");
        }
    }
}
