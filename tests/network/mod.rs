mod certificates;
mod hops;
mod hostile;
mod hostile_text;
mod origins;
mod proxies;
