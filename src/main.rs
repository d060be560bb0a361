fn main() {
    cs_ashby::main();
}
