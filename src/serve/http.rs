//! HTTP: brings requests to the desk and answers back, and lets open pages look at the board.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header;
use axum::response::IntoResponse as _;
use axum::response::Response;
use axum::response::Sse;
use axum::response::sse::Event;
use axum::response::sse::KeepAlive;
use futures_util::future::Either;
use futures_util::future::select;
use futures_util::stream::unfold;
use tokio::sync::oneshot;

use super::answer::Answer;
use super::answer::Fate;
use super::board::Board;
use super::gate;
use super::inbox::Ask;
use super::inbox::Letter;
use super::inject;
use super::inject::EVENTS;
use super::inject::Mark;

/// What the server needs to know.
pub(super) struct House {
    pub(super) letters: Sender<Letter>,
    pub(super) board: Arc<Board>,
    pub(super) port: u16,
}

/// Serves until it is interrupted.
///
/// # Errors
/// When the system gives no threads, or takes the socket away.
pub(super) fn run(socket: TcpListener, house: House) -> io::Result<()> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).enable_all().build()?;
    let served = runtime.block_on(async {
        socket.set_nonblocking(true)?;
        let socket = tokio::net::TcpListener::from_std(socket)?;
        let router = Router::new().fallback(answer).with_state(Arc::new(house));
        let serving = pin!(async { axum::serve(socket, router).await });
        match select(serving, pin!(tokio::signal::ctrl_c())).await {
            Either::Left((ended, _)) => ended,
            Either::Right((interrupted, _)) => interrupted,
        }
    });
    // Open pages wait for news for ever.
    runtime.shutdown_background();
    served
}

async fn answer(State(house): State<Arc<House>>, request: Request) -> Response {
    let passed = gate::pass(request.method(), request.uri(), request.headers(), house.port);
    let mut response = match passed {
        Ok(path) => found(&house, path, request.uri().query()).await,
        Err(status) => plain(status),
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

async fn found(house: &House, path: String, query: Option<&str>) -> Response {
    if path == EVENTS {
        return events(&house.board);
    }
    if let Some((name, text)) = inject::own_file(&path) {
        return file(name, text.as_bytes().to_vec());
    }
    let (reply, answer) = oneshot::channel();
    // The desk ends with the program.
    if house.letters.send(Letter::Ask(Ask { path, reply })).is_err() {
        return plain(StatusCode::SERVICE_UNAVAILABLE);
    }
    let mark = |revision| Mark { run: &house.board.run, revision };
    match answer.await {
        Ok(Answer::Page { fate, html, revision }) => {
            page(fate, revision, inject::into_page(&html, &mark(revision)))
        }
        Ok(Answer::Untold { fate, report, revision }) => {
            page(fate, revision, inject::instead_of_page(fate, &report, &mark(revision)))
        }
        Ok(Answer::File { path, bytes }) => file(path.as_str(), bytes),
        Ok(Answer::Elsewhere(path)) => elsewhere(&path, query),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// What stands on the board, now and whenever it changes.
fn events(board: &Board) -> Response {
    let mut board = board.look();
    board.mark_changed();
    let stream = unfold(board, |mut board| async move {
        board.changed().await.ok()?;
        let told = Arc::clone(&board.borrow_and_update());
        let event = Event::default().data(&*told).retry(Duration::from_millis(500));
        Some((Ok::<_, Infallible>(event), board))
    });
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

fn page(fate: Fate, revision: u64, html: String) -> Response {
    let status = match fate {
        Fate::There => StatusCode::OK,
        Fate::Missing => StatusCode::NOT_FOUND,
        Fate::Unmended => StatusCode::SERVICE_UNAVAILABLE,
        Fate::Faulty => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    let mut response = (status, [(header::CONTENT_TYPE, kind)], html).into_response();
    response.headers_mut().insert("jubilee-revision", HeaderValue::from(revision));
    response
}

fn file(name: &str, bytes: Vec<u8>) -> Response {
    let kind = content_type(name);
    let kind = HeaderValue::from_str(&kind);
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}

/// What a file is, by its name; text is UTF-8.
fn content_type(name: &str) -> String {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let is_text = kind.type_() == "text"
        || ["javascript", "json", "xml"].contains(&kind.subtype().as_str())
        || kind.suffix().is_some_and(|suffix| suffix == "xml" || suffix == "json");
    if is_text { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

fn elsewhere(path: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let place = HeaderValue::from_str(&format!("{}{query}", inject::encoded(path)));
    match place {
        Ok(place) => {
            (StatusCode::FOUND, [(header::LOCATION, place)], Body::empty()).into_response()
        }
        Err(_) => plain(StatusCode::NOT_FOUND),
    }
}

fn plain(status: StatusCode) -> Response {
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    (status, [(header::CONTENT_TYPE, kind)], format!("{status}\n")).into_response()
}
