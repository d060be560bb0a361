mod certificates;
mod hops;
mod proxies;
