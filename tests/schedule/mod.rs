mod hostile;
mod readers;
mod schedule;
