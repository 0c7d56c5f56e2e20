//! What storage builds on: a transaction happens as a whole or not at all.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use wasm_bindgen_test::wasm_bindgen_test;

const STORE: &str = "numbers";

async fn open(name: &str) -> Database {
    Database::open(name)
        .with_version(1_u8)
        .with_on_upgrade_needed(|_, db| {
            db.create_object_store(STORE).build()?;
            Ok(())
        })
        .await
        .unwrap()
}

async fn stored(db: &Database) -> u32 {
    let tx = db.transaction(STORE).build().unwrap();
    tx.object_store(STORE).unwrap().count().await.unwrap()
}

#[wasm_bindgen_test]
async fn a_transaction_left_without_a_commit_stores_nothing() {
    let db = open("left-without-a-commit").await;
    {
        let tx = db
            .transaction(STORE)
            .with_mode(TransactionMode::Readwrite)
            .build()
            .unwrap();
        let store = tx.object_store(STORE).unwrap();
        store
            .put(7_u32)
            .with_key(1_u32)
            .primitive()
            .unwrap()
            .await
            .unwrap();
    }
    assert_eq!(stored(&db).await, 0);
}

#[wasm_bindgen_test]
async fn a_committed_transaction_is_there_for_the_next_one() {
    let db = open("committed").await;
    let tx = db
        .transaction(STORE)
        .with_mode(TransactionMode::Readwrite)
        .build()
        .unwrap();
    let store = tx.object_store(STORE).unwrap();
    store
        .put(7_u32)
        .with_key(1_u32)
        .primitive()
        .unwrap()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(stored(&db).await, 1);
}
