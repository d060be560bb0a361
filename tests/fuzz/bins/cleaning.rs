#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cs_ashby_fuzz::cleaning::check(data));
