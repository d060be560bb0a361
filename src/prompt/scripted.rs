//! Answers from a script, for tests of a whole walk. A question without an answer fails the test, and so does an
//! answer that nobody asked for.

use super::answer::Shortcut;
use super::line::{Accepts, LineQuestion};
use super::menu::MenuQuestion;
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::Mutex;
use zeroize::Zeroizing;

type Deed = Pin<Box<dyn Future<Output = ()> + Send>>;

struct Step {
    /// A part of the question.
    asked: &'static str,
    answer: String,
    /// What the person does in the dashboards before answering.
    deed: Option<Deed>,
}

#[derive(Default)]
pub(crate) struct Script(Mutex<VecDeque<Step>>);

impl Script {
    /// At a menu an answer is a part of the entry, or `quit`; elsewhere what is typed before Enter.
    pub(crate) fn on(self, asked: &'static str, answer: &str) -> Script {
        self.push(asked, answer, None)
    }

    pub(crate) fn after(
        self,
        deed: impl Future<Output = ()> + Send + 'static,
        asked: &'static str,
        answer: &str,
    ) -> Script {
        self.push(asked, answer, Some(Box::pin(deed)))
    }

    fn push(self, asked: &'static str, answer: &str, deed: Option<Deed>) -> Script {
        self.0.lock().unwrap().push_back(Step { asked, answer: answer.to_owned(), deed });
        self
    }

    pub(crate) fn is_used_up(&self) -> bool {
        self.0.lock().unwrap().is_empty()
    }

    async fn answer(&self, question: &str) -> String {
        let next = self.0.lock().unwrap().pop_front();
        let Step { asked, answer, deed } =
            next.unwrap_or_else(|| panic!("no answer for {question:?}"));
        assert!(question.contains(asked), "{question:?}, not {asked:?}");
        if let Some(deed) = deed {
            deed.await;
        }
        answer
    }

    pub(super) async fn select(&self, menu: &MenuQuestion) -> Option<usize> {
        let answer = self.answer(&menu.text).await;
        if answer == Shortcut::Quit.text() {
            return None;
        }
        let place = menu.entries.iter().position(|entry| entry.contains(&answer));
        Some(place.unwrap_or_else(|| panic!("no {answer:?} in {:?}", menu.entries)))
    }

    pub(super) async fn line(&self, question: &LineQuestion) -> Zeroizing<String> {
        let answer = self.answer(&question.text).await;
        if let Accepts::Answers { answers, .. } = &question.accepts {
            let taken = answer.is_empty() || answers.contains(&answer);
            assert!(taken, "{answer:?} at {:?}", question.text);
        }
        Zeroizing::new(answer)
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Script")
    }
}
