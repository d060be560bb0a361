//! Windows: files and folders that this account alone can open, whatever their folder passes on.
//!
//! The only module with `unsafe`: an access control list has to be there when a file is created, and no maintained
//! crate offers that. Every call here is one of the Windows API's own, with memory that outlives it.

#![expect(unsafe_code, reason = "see above")]

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::windows::ffi::OsStrExt;
use std::os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle};
use std::path::Path;
use std::ptr::null_mut;
use windows_sys::Win32::Foundation::{
    GENERIC_READ, GENERIC_WRITE, INVALID_HANDLE_VALUE, LocalFree,
};
use windows_sys::Win32::Security::Authorization::{
    ConvertSidToStringSidW, ConvertStringSecurityDescriptorToSecurityDescriptorW, SDDL_REVISION_1,
};
use windows_sys::Win32::Security::{
    GetTokenInformation, SECURITY_ATTRIBUTES, TOKEN_QUERY, TOKEN_USER, TokenUser,
};
use windows_sys::Win32::Storage::FileSystem::{
    CREATE_NEW, CreateDirectoryW, CreateFileW, FILE_ATTRIBUTE_NORMAL, FILE_SHARE_DELETE,
    FILE_SHARE_READ, FILE_SHARE_WRITE, OPEN_ALWAYS,
};
use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};

/// Makes a file where nothing of that name is there yet.
pub(super) fn create_file(path: &Path) -> io::Result<File> {
    open(path, CREATE_NEW)
}

/// Opens a file as it is, or makes an empty one.
pub(super) fn open_file(path: &Path) -> io::Result<File> {
    open(path, OPEN_ALWAYS)
}

fn open(path: &Path, disposition: u32) -> io::Result<File> {
    const SHARED: u32 = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    let (path, descriptor) = (verbatim(path)?, Descriptor::of_account("")?);
    // SAFETY: the path ends with a zero, and the attributes point to a descriptor that lives until the end.
    let handle = unsafe {
        CreateFileW(
            path.as_ptr(),
            GENERIC_READ | GENERIC_WRITE,
            SHARED,
            &descriptor.attributes(),
            disposition,
            FILE_ATTRIBUTE_NORMAL,
            null_mut(),
        )
    };
    if handle == INVALID_HANDLE_VALUE {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the handle is open and nobody else's.
    Ok(unsafe { File::from_raw_handle(handle) })
}

/// Makes a folder; what is made in it gets the same list.
pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    let (path, descriptor) = (verbatim(path)?, Descriptor::of_account("OICI")?);
    // SAFETY: as for a file.
    checked(unsafe { CreateDirectoryW(path.as_ptr(), &descriptor.attributes()) })
}

/// A path of any length, as these calls take it.
fn verbatim(path: &Path) -> io::Result<Vec<u16>> {
    let path = std::path::absolute(path)?;
    let whole = match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => folder.canonicalize()?.join(name),
        _ => path,
    };
    Ok(wide(whole.as_os_str()))
}

fn wide(text: &OsStr) -> Vec<u16> {
    text.encode_wide().chain([0]).collect()
}

fn checked(success: i32) -> io::Result<()> {
    if success == 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// A security descriptor in memory of the system.
struct Descriptor(*mut core::ffi::c_void);

impl Descriptor {
    /// Everything is allowed to this account (FA), nothing to others, and nothing is inherited (P).
    fn of_account(flags: &str) -> io::Result<Descriptor> {
        let text = format!("D:P(A;{flags};FA;;;{})", account()?);
        let mut descriptor = null_mut();
        // SAFETY: the text ends with a zero; `Drop` frees what is returned.
        checked(unsafe {
            ConvertStringSecurityDescriptorToSecurityDescriptorW(
                wide(text.as_ref()).as_ptr(),
                SDDL_REVISION_1,
                &mut descriptor,
                null_mut(),
            )
        })?;
        Ok(Descriptor(descriptor))
    }

    fn attributes(&self) -> SECURITY_ATTRIBUTES {
        SECURITY_ATTRIBUTES {
            nLength: size_of::<SECURITY_ATTRIBUTES>() as u32,
            lpSecurityDescriptor: self.0,
            bInheritHandle: 0,
        }
    }
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        // SAFETY: the system allocated it, and it is used no more.
        unsafe { LocalFree(self.0) };
    }
}

/// The number of this account (S-1-5-21-...).
fn account() -> io::Result<String> {
    let mut token = null_mut();
    // SAFETY: the process's own handle needs no closing; the token is closed by `OwnedHandle`.
    let token = unsafe {
        checked(OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &mut token))?;
        OwnedHandle::from_raw_handle(token)
    };
    // A user and the longest number there is take 84 bytes. Of u64, so that it's aligned for pointers.
    let mut user = [0_u64; 16];
    let mut text = null_mut();
    // SAFETY: the buffer has the size that is named, and holds a TOKEN_USER once the call has succeeded.
    unsafe {
        checked(GetTokenInformation(
            token.as_raw_handle(),
            TokenUser,
            user.as_mut_ptr().cast(),
            size_of_val(&user) as u32,
            &mut 0,
        ))?;
        checked(ConvertSidToStringSidW((*user.as_ptr().cast::<TOKEN_USER>()).User.Sid, &mut text))?;
    }
    // SAFETY: the text ends with a zero; it is read before it is freed.
    unsafe {
        let length = (0..).take_while(|at| *text.add(*at) != 0).count();
        let number = String::from_utf16_lossy(std::slice::from_raw_parts(text, length));
        LocalFree(text.cast());
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windows_sys::Win32::Security::Authorization::{
        ConvertSecurityDescriptorToStringSecurityDescriptorW, GetNamedSecurityInfoW, SE_FILE_OBJECT,
    };
    use windows_sys::Win32::Security::DACL_SECURITY_INFORMATION;

    /// The access control list of a file or folder, as Windows writes it.
    fn list_of(path: &Path) -> String {
        let (mut descriptor, mut text) = (null_mut(), null_mut());
        let path = wide(path.as_os_str());
        // SAFETY: as in `Descriptor` and `account`; what is returned stays allocated until the test ends.
        unsafe {
            let failed = GetNamedSecurityInfoW(
                path.as_ptr(),
                SE_FILE_OBJECT,
                DACL_SECURITY_INFORMATION,
                null_mut(),
                null_mut(),
                null_mut(),
                null_mut(),
                &mut descriptor,
            );
            assert_eq!(failed, 0);
            checked(ConvertSecurityDescriptorToStringSecurityDescriptorW(
                descriptor,
                SDDL_REVISION_1,
                DACL_SECURITY_INFORMATION,
                &mut text,
                null_mut(),
            ))
            .unwrap();
            let length = (0..).take_while(|at| *text.add(*at) != 0).count();
            String::from_utf16_lossy(std::slice::from_raw_parts(text, length))
        }
    }

    #[test]
    fn only_this_account_is_let_in() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("a folder");
        create_folder(&folder).unwrap();
        assert_eq!(create_folder(&folder).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let file = folder.join("x");
        drop(create_file(&file).unwrap());
        assert_eq!(create_file(&file).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let lock = folder.join("y");
        drop(open_file(&lock).unwrap());
        open_file(&lock).unwrap();
        let account = account().unwrap();
        for path in [&folder, &file, &lock] {
            let list = list_of(path);
            let others = list.split('(').skip(1).filter(|entry| {
                // Wine always lets the system in, and has no protection from inheritance.
                !entry.ends_with(&format!(";FA;;;{account})")) && !entry.ends_with(";FA;;;SY)")
            });
            assert_eq!(others.count(), 0, "{list}");
            assert!(list.contains(&account), "{list}");
        }
    }
}
