mod command_line;
mod completions;
mod output;
mod recorded;
mod schema;
