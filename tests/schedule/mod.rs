mod cloud;
mod schedule;
