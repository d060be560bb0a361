//! Step 5 of the walk: the form field by field, CodeSignal's own test, and menus on the way.

use crate::setup::wizard::fill_in;
use crate::support::*;

/// Letters move nothing.
#[test]
fn numbers_are_typed_at_a_menu() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    fill_in(&mut person, true);
    // Enter alone chooses nothing here, which is said.
    person.sees("What does CodeSignal say?");
    person.pty.send("\r");
    person.sees("Type a number from 1 to 8, then press Enter.");
    person.pty.send("kkjj\r");
    person.types("7").sees("What does CodeSignal say? Go back");
    person.sees_times("Field 6 of 6", 2).enter(IN_FORM);
    person.types("6").sees("What does CodeSignal say? Skip for now");
    person.leaves_with(3);
}

#[test]
fn the_fields_go_back_and_copy_again() {
    let (home, vendors) = (Home::new(), Vendors::working());
    let mut person = Person::sits_down(&home.cs(&["setup"]).at(&vendors).both_keys());
    person.enter(FORM_OPEN).enter(SELECTED).enter(IN_FORM);
    person.sees("Field 3 of 6").keeps_keys_off_the_terminal();
    person.answers(IN_FORM, "back");
    person.sees_times("Field 2 of 6", 2).answers(IN_FORM, "again");
    person.sees_times("was sent to your terminal's clipboard", 3);
    person.answers(IN_FORM, "what now");
    person.sees("Press Enter, or type back, again, skip");
    person.enter(IN_FORM).enter(IN_FORM);
    person.sees("Field 4 of 6");
    person.sees("You can add your own email too").enter(IN_FORM);
    person.answers(IN_FORM, "quit");
    person.leaves_with(3);
}
