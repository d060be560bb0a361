mod events;
mod webhook;
