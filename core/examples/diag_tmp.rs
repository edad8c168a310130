#![allow(missing_docs, clippy::all, clippy::indexing_slicing, clippy::unwrap_used)]
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let kind = &a[1];
    let text = std::fs::read(&a[2]).unwrap();
    let t = std::time::Instant::now();
    match orderwire::seam::diagnose(kind, text.as_slice().into(), &[]) {
        Ok(d) => {
            println!("{} complete={} {:?}", d.message, d.complete, t.elapsed());
            for f in &d.failing {
                println!("  ! {} {} {}", f.code.as_str(), f.pointer, f.message);
            }
            for r in &d.repairs {
                println!(
                    "  - {} {} [{}]",
                    r.message,
                    r.patch_json,
                    r.changes.iter().map(|c| c.reason).collect::<Vec<_>>().join(",")
                );
            }
        }
        Err(e) => println!("{e}"),
    }
}
