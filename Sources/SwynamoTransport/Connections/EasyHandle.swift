import CCurl
import SwynamoBytes
import SwynamoSigning
import SwynamoWire

/// One of libcurl's easy handles, set up once; a request changes its body and four headers.
///
/// Belongs to the event loop's thread.
final class EasyHandle {
  let curl: CurlHandle
  private(set) var exchange: Exchange?

  let settings: HTTPSettings
  private let generation = ForkGeneration.current
  private var body = RawBuffer(capacity: 4 << 10)
  /// Of the exchange's request.
  private(set) var permit = SendPermit(mayRepeat: false)
  private var headers: HeaderList
  private let hostLine, dateLine, targetLine, tokenLine, authorizationLine, invocationLine, attemptLine: Int
  private var timeout = 0
  private var connectTimeout = 0
  private(set) var isLimitedByDeadline = false
  /// Where the handle is set up to go.
  private var destination: Destination?
  /// What libcurl was told of a host's addresses last.
  private var addresses: UnsafeMutablePointer<curl_slist>?
  /// What the request is dated with, in seconds since the epoch by the service's clock as far as it is known.
  private(set) var signedSecond = 0
  /// When the request was handed to libcurl, if somebody wants to know.
  private(set) var started: ContinuousClock.Instant?

  init?(settings: HTTPSettings, sockets: UnsafeMutablePointer<SocketTable>) {
    guard
      let curl = CurlHandle(
        tls: settings.options.tls, maximumResponseSize: settings.maximumResponseSize, sockets: sockets)
    else { return nil }
    self.curl = curl
    self.settings = settings

    headers = HeaderList(capacity: 12 + settings.extraHeaders.count)
    hostLine = headers.add("Host: ")
    headers.add("Content-Type: \(RequestTemplate.contentType)")
    headers.add("User-Agent: \(settings.options.userAgent)")
    headers.add("Accept:")
    headers.add("Expect:")
    // libcurl would inflate before the checksum of the raw bytes can be taken.
    if settings.acceptsCompressedAnswers { headers.add("Accept-Encoding: gzip") }
    for header in settings.extraHeaders { headers.add(header.name, value: header.value) }
    dateLine = headers.add("X-Amz-Date: ")
    targetLine = headers.add("X-Amz-Target: ")
    tokenLine = headers.add("X-Amz-Security-Token: ")
    authorizationLine = headers.add("Authorization: ")
    invocationLine = headers.add("amz-sdk-invocation-id: ")
    attemptLine = headers.add("amz-sdk-request: ttl=")
    configure()
  }

  var easy: UnsafeMutableRawPointer { curl.easy }

  deinit {
    guard generation == ForkGeneration.current else { return }
    curl.end()
    curl_slist_free_all(addresses)
    body.free()
    headers.free()
  }

  private func configure() {
    swynamo_setopt_long(easy, CURLOPT_POST, 1)
    swynamo_setopt_long(easy, CURLOPT_TCP_NODELAY, 1)
    swynamo_setopt_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
    // Looked at when a connection is taken from the pool; what falls idle altogether the driver closes itself.
    swynamo_setopt_long(easy, CURLOPT_MAXAGE_CONN, max(settings.idleTimeout / 1000, 1))
    swynamo_setopt_long(easy, CURLOPT_MAXLIFETIME_CONN, settings.connectionLifetime)
    swynamo_setopt_list(easy, CURLOPT_HTTPHEADER, headers.head)
    swynamo_setopt_pointer(easy, CURLOPT_PRIVATE, Unmanaged.passUnretained(self).toOpaque())
    swynamo_setopt_pointer(easy, CURLOPT_PREREQDATA, Unmanaged.passUnretained(self).toOpaque())
    // A connection is made, or chosen, and the request would be sent.
    swynamo_set_request_callback(easy) { context, _, _, _, _ in
      guard let context else { return CInt(CURL_PREREQFUNC_ABORT) }
      let handle = Unmanaged<EasyHandle>.fromOpaque(context).takeUnretainedValue()
      return CInt(handle.permit.allowsSending(at: handle.settings.clock()) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT)
    }
  }

  /// Tells libcurl the addresses of a host, for this and all later requests.
  func know(_ known: HostAddresses, of host: HostName) {
    let list = curl_slist_append(nil, known.entry(for: host))
    swynamo_setopt_list(easy, CURLOPT_RESOLVE, list)
    curl_slist_free_all(addresses)
    addresses = list
  }

  /// Makes the handle ready for an exchange; or says why it is not to be sent.
  func prepare(_ exchange: Exchange, to destination: Destination, at clock: inout SigningClock) -> Exchange.Failure? {
    guard setTimeouts(deadline: exchange.deadline, spent: exchange.nameLookup) else { return .deadlinePassed }
    self.exchange = exchange
    started = exchange.submitted == nil ? nil : .now
    if destination !== self.destination { direct(to: destination) }
    body.append(exchange.body)
    signedSecond = exchange.skew.signingSecond(at: settings.clock())
    let time = clock.time(at: signedSecond)
    let timeToLive = clock.time(at: signedSecond + timeout / 1000)
    curl.post(body)
    permit = SendPermit(mayRepeat: exchange.libcurlMayRepeat)

    headers.setExtraLines(exchange.unsignedHeaders)
    headers.set(dateLine) { $0.append(time.bytes) }
    headers.set(targetLine) {
      $0.append(exchange.service.targetPrefix)
      $0.append(exchange.operation)
    }
    // A header without a value is one that libcurl leaves out.
    headers.set(tokenLine) { if let token = exchange.credentials.sessionToken { $0.append(token) } }
    headers.set(invocationLine) { exchange.call.write(to: &$0) }
    headers.set(attemptLine) {
      $0.append(timeToLive.bytes)
      $0.append(settings.attemptText(exchange.attempt))
    }
    destination.signer.sign(
      service: exchange.service, operation: exchange.operation,
      body: UnsafeRawBufferPointer(start: body.bytes, count: body.count), credentials: exchange.credentials, at: time
    ) { prefix, signature in
      headers.set(authorizationLine) {
        $0.append(prefix)
        if let base = signature.baseAddress { $0.append(base, count: signature.count) }
      }
    }
    return destination.signer.hasAllowedCredentials ? nil : .unusableCredentials
  }

  /// Whether the request, or some of it, was given to a connection: libcurl was let go on with it.
  var wasSent: Bool { permit.count > 0 }

  private func direct(to destination: Destination) {
    self.destination = destination
    swynamo_setopt_string(easy, CURLOPT_URL, destination.route.endpoint.url)
    destination.proxy.apply(to: easy)
    headers.set(hostLine) { $0.append(destination.route.endpoint.host) }
  }

  /// The look-up of the host, which took `spent` milliseconds, is a part of the attempt and of its connecting.
  private func setTimeouts(deadline: ContinuousClock.Instant?, spent: Int) -> Bool {
    var wanted = max(settings.attemptTimeout - spent, 1)
    let connect = max(settings.options.connectTimeout.milliseconds - spent, 1)
    if connect != connectTimeout {
      connectTimeout = connect
      swynamo_setopt_long(easy, CURLOPT_CONNECTTIMEOUT_MS, connect)
    }
    isLimitedByDeadline = false
    if let deadline {
      let left = (deadline - .now).milliseconds
      if left <= 0 { return false }
      isLimitedByDeadline = left < wanted
      wanted = min(left, wanted)
    }
    if wanted != timeout {
      timeout = wanted
      swynamo_setopt_long(easy, CURLOPT_TIMEOUT_MS, wanted)
    }
    return true
  }

  /// Lets go of the exchange that ended, and of what its request and its answer took.
  func release() -> Exchange? {
    curl.clear()
    body.clear()
    defer { exchange = nil }
    return exchange
  }
}

extension RawBuffer {
  fileprivate mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { if let base = $0.baseAddress { append(base, count: $0.count) } }
  }
}

/// How often libcurl came to the point of sending a request over a connection that is made, and whether it may do so more than once.
///
/// libcurl sends by itself again when a connection that was used before breaks without an answer. Nothing that a program can see
/// proves that the server did not carry the request out: one that ended its side of the connection may have read on, and one whose
/// system has acknowledged nothing may have read already. So a request that must not be made twice is sent once.
struct SendPermit {
  private let mayRepeat: Bool
  private(set) var count = 0
  /// When the request was sent last, by the settings' clock in milliseconds since the epoch.
  private(set) var sentAt = 0

  init(mayRepeat: Bool) { self.mayRepeat = mayRepeat }

  /// Whether the request may be sent, now.
  mutating func allowsSending(at time: Int) -> Bool {
    count += 1
    sentAt = time
    return mayRepeat || count == 1
  }
}
