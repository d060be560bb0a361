mod command_line;
mod completions;
mod output;
mod output_file;
mod recorded;
mod schema;
