mod cloud;
mod hostile;
mod schedule;
