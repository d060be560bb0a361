mod certificates;
mod hops;
mod hostile_text;
mod proxies;
