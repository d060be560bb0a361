//! How prompts look: one theme for dialoguer's trait, with colours, symbols and their ASCII twins.

use console::{Style, Term};
use dialoguer::theme::Theme;
use std::fmt::{Result, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PromptTheme {
    pub(crate) unicode: bool,
    /// Words alone, for screen readers and simple terminals.
    pub(crate) plain: bool,
}

impl PromptTheme {
    fn symbol(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.unicode { unicode } else { ascii }
    }

    /// What each letter of a hidden line shows as.
    pub(super) fn dot(self) -> &'static str {
        self.symbol("•", "*")
    }

    pub(super) fn hint(self, text: &str) -> String {
        self.style().dim().apply_to(text).to_string()
    }

    fn style(self) -> Style {
        Style::new().for_stderr()
    }

    fn asked(self) -> Style {
        self.style().cyan()
    }
}

impl Theme for PromptTheme {
    fn format_prompt(&self, f: &mut dyn Write, prompt: &str) -> Result {
        if self.plain {
            return write!(f, "{prompt}");
        }
        write!(f, "{} {prompt}", self.asked().apply_to("?"))
    }

    fn format_error(&self, f: &mut dyn Write, error: &str) -> Result {
        if self.plain {
            return write!(f, "{error}");
        }
        write!(f, "{} {error}", self.style().yellow().apply_to("!"))
    }

    fn format_select_prompt_item(&self, f: &mut dyn Write, text: &str, active: bool) -> Result {
        if active {
            let marker = self.symbol("❯", ">");
            write!(f, "{}", self.asked().apply_to(format!("{marker} {text}")))
        } else {
            write!(f, "  {text}")
        }
    }

    fn format_select_prompt_selection(
        &self,
        f: &mut dyn Write,
        prompt: &str,
        selection: &str,
    ) -> Result {
        self.format_prompt(f, prompt)?;
        write!(f, " {}", self.asked().apply_to(selection))
    }
}

/// What a theme writes into memory, which can't fail.
pub(super) fn rendered(write: impl FnOnce(&mut String) -> Result) -> String {
    let mut text = String::new();
    let _ = write(&mut text);
    text
}

/// How wide what is asked may be.
pub(super) fn columns() -> usize {
    usize::from(Term::stderr().size().1).clamp(20, 100)
}

/// With room for the symbol before the first line.
pub(super) fn wrapped(theme: PromptTheme, text: &str) -> String {
    let indent = if theme.plain { "" } else { "  " };
    let options = textwrap::Options::new(columns() - 3).subsequent_indent(indent);
    textwrap::wrap(text.trim_end(), options).join("\n")
}
