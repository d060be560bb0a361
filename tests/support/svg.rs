//! Draws what a terminal shows as an SVG, with its colours.

use std::fmt::Write;
use vt100::{Cell, Color, Screen};

const WIDTH: f32 = 8.4;
const HEIGHT: u32 = 19;
const MARGIN: u32 = 16;

/// The SVG of the rows that have text, from the first to the last.
pub fn draw(screen: &Screen, title: &str, steady: fn(&str) -> String) -> String {
    let columns = screen.size().1.get();
    let rows: Vec<Vec<Run>> =
        (0..screen.size().0.get()).map(|row| runs(screen, row, columns)).collect();
    let used = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
    let height = 2 * MARGIN + HEIGHT * u32::try_from(used).unwrap();
    let width = 2 * MARGIN + (f32::from(columns) * WIDTH) as u32;
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{title}">
<style>
  rect {{ fill: #ffffff; stroke: #d0d7de }} text {{ fill: #1f2328; font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre }}
  .bold {{ font-weight: 600 }} .dim {{ fill: #59636e }} .line {{ text-decoration: underline }}
  .red {{ fill: #cf222e }} .green {{ fill: #1a7f37 }} .yellow {{ fill: #9a6700 }} .cyan {{ fill: #1b7c83 }}
  @media (prefers-color-scheme: dark) {{
    rect {{ fill: #0d1117; stroke: #30363d }} text {{ fill: #e6edf3 }} .dim {{ fill: #9198a1 }}
    .red {{ fill: #ff7b72 }} .green {{ fill: #3fb950 }} .yellow {{ fill: #d29922 }} .cyan {{ fill: #56d4dd }}
  }}
</style>
<rect x="0.5" y="0.5" width="{}" height="{}" rx="8"/>
"##,
        width - 1,
        height - 1
    );
    for (row, runs) in rows.iter().take(used).enumerate() {
        let y = MARGIN + HEIGHT * u32::try_from(row).unwrap() + 14;
        for run in runs {
            let x = MARGIN as f32 + run.column as f32 * WIDTH;
            let length = run.text.chars().count() as f32 * WIDTH;
            let text = escaped(&steady(&run.text));
            let class = &run.class;
            writeln!(
                svg,
                r#"<text x="{x:.1}" y="{y}" textLength="{length:.1}"{class}>{text}</text>"#
            )
            .unwrap();
        }
    }
    svg + "</svg>\n"
}

struct Run {
    column: usize,
    class: String,
    text: String,
}

/// The runs of letters that look alike, without the blanks at the end of the row.
fn runs(screen: &Screen, row: u16, columns: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column) else {
            continue;
        };
        let text = if cell.has_contents() { cell.contents() } else { " " };
        let class = class(cell);
        match runs.last_mut() {
            Some(run) if run.class == class => run.text += text,
            _ => runs.push(Run { column: column.into(), class, text: text.to_owned() }),
        }
    }
    for run in &mut runs {
        let blanks = run.text.len() - run.text.trim_start().len();
        run.column += blanks;
        run.text = run.text.trim().to_owned();
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

fn class(cell: &Cell) -> String {
    let color = match cell.fgcolor() {
        Color::Idx(1 | 9) => "red",
        Color::Idx(2 | 10) => "green",
        Color::Idx(3 | 11) => "yellow",
        Color::Idx(6 | 14) => "cyan",
        _ => "",
    };
    let style = [(cell.bold(), "bold"), (cell.dim(), "dim"), (cell.underline(), "line")];
    let words = style.iter().filter(|(on, _)| *on).map(|(_, word)| *word);
    let classes: Vec<&str> = words.chain((!color.is_empty()).then_some(color)).collect();
    if classes.is_empty() { String::new() } else { format!(r#" class="{}""#, classes.join(" ")) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
