//! Answers from a script, for tests. A question without an answer fails the test, and so does an answer
//! that nobody asked for.

use super::Prompter;
use super::answer::{Input, Shortcut};
use super::line::{Accepts, LineEnd, LineQuestion};
use super::menu::MenuQuestion;
use std::collections::VecDeque;
use std::sync::Mutex;
use zeroize::Zeroizing;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Answer {
    /// The choice of a menu with this in its label.
    Pick(&'static str),
    /// What is typed or pasted at a line, then Enter.
    Type(&'static str),
    Take(Shortcut),
}

/// What is asked, in part, and the answer.
type Step = (&'static str, Answer);

#[derive(Debug)]
pub(crate) struct Script(Mutex<VecDeque<Step>>);

/// Keeps the script until the end of the test, and fails it when an answer is left.
pub(crate) struct ScriptedPrompter(&'static Script);

impl ScriptedPrompter {
    pub(crate) fn new(steps: &[Step]) -> ScriptedPrompter {
        let steps = steps.iter().copied().collect();
        ScriptedPrompter(Box::leak(Box::new(Script(Mutex::new(steps)))))
    }

    pub(crate) fn prompter(&self) -> Prompter {
        Prompter::Scripted(self.0)
    }
}

impl Drop for ScriptedPrompter {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let left = self.0.0.lock().unwrap();
            assert!(left.is_empty(), "nobody asked for {left:?}");
        }
    }
}

impl Script {
    fn next(&self, question: &str) -> Answer {
        let (asked, answer) = self
            .0
            .lock()
            .unwrap()
            .pop_front()
            .unwrap_or_else(|| panic!("no answer for {question:?}"));
        assert!(question.contains(asked), "{question:?}, not {asked:?}");
        answer
    }

    pub(super) fn select(&self, menu: &MenuQuestion) -> Input<usize> {
        match self.next(&menu.text) {
            Answer::Take(word) => Input::Shortcut(word),
            Answer::Pick(label) => {
                let place = menu.entries.iter().position(|entry| entry.contains(label));
                Input::Value(place.unwrap_or_else(|| panic!("no {label:?} in {menu:?}")))
            }
            answer => panic!("{answer:?} at the menu {menu:?}"),
        }
    }

    pub(super) fn line(&self, question: &LineQuestion) -> LineEnd {
        let typed = match self.next(&question.text) {
            Answer::Take(word) => word.text(),
            Answer::Type(text) => text,
            answer @ Answer::Pick(_) => panic!("{answer:?} at the line {question:?}"),
        };
        if let Accepts::Answers(answers) = &question.accepts {
            let known = typed.is_empty() || answers.iter().any(|answer| answer == typed);
            assert!(known, "{typed:?} is no answer to {question:?}");
        }
        LineEnd::Line(Zeroizing::new(typed.to_owned()))
    }
}

#[tokio::test]
async fn a_script_answers_each_kind_of_question() {
    use crate::integration::KeyName;
    let script = ScriptedPrompter::new(&[
        ("Saved?", Answer::Pick("Copy")),
        ("Saved?", Answer::Pick("for now")),
        ("Open it?", Answer::Type("")),
        ("Open it?", Answer::Type("no")),
        ("Enter", Answer::Take(Shortcut::Back)),
        ("Ashby API key", Answer::Type("4f2a")),
    ]);
    let prompter = script.prompter();
    let choices = [("Yes", 'y'), ("Copy again", 'c')];
    let leave = [(Shortcut::Skip, "Skip for now")];
    let select = || prompter.select("Saved?", &choices, &leave);
    assert_eq!(select().await.unwrap(), Input::Value('c'));
    assert_eq!(select().await.unwrap(), Input::Shortcut(Shortcut::Skip));
    let confirm = || prompter.confirm("Open it?", true);
    assert_eq!(confirm().await.unwrap(), Input::Value(true));
    assert_eq!(confirm().await.unwrap(), Input::Value(false));
    let enter = prompter.enter("Press Enter:", &[Shortcut::Back]).await;
    assert_eq!(enter.unwrap(), Input::Shortcut(Shortcut::Back));
    let key = prompter.hidden(KeyName::Ashby, &[]).await.unwrap();
    assert_eq!(key.map(|key| key.to_string()), Input::Value("4f2a".into()));
}

#[tokio::test]
#[should_panic(expected = "no answer for")]
async fn a_question_without_an_answer_fails_the_test() {
    let script = ScriptedPrompter::new(&[]);
    let _ = script.prompter().confirm("Open it?", true).await;
}

#[tokio::test]
#[should_panic(expected = "nobody asked for")]
async fn an_answer_that_nobody_asked_for_fails_the_test() {
    drop(ScriptedPrompter::new(&[("Open it?", Answer::Type("y"))]));
}
