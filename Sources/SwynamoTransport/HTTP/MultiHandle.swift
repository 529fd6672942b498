import CCurl

/// libcurl's multi handle.
enum MultiHandle {
  static func make() -> UnsafeMutableRawPointer? {
    guard CurlLibrary.isReady, let multi = curl_multi_init() else { return nil }
    swynamo_multi_set_quick_exit(multi)
    return multi
  }

  /// One that tells a table of its sockets and its timer.
  static func make(_ sockets: UnsafeMutablePointer<SocketTable>, connections: Int) -> UnsafeMutableRawPointer? {
    guard let multi = make() else { return nil }
    swynamo_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, connections)
    swynamo_multi_setopt_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
    swynamo_multi_setopt_pointer(multi, CURLMOPT_SOCKETDATA, sockets)
    swynamo_multi_set_socket_callback(multi) { _, socket, what, context, _ in
      context?.assumingMemoryBound(to: SocketTable.self).pointee.want(what, on: socket)
      return 0
    }
    swynamo_multi_setopt_pointer(multi, CURLMOPT_TIMERDATA, sockets)
    swynamo_multi_set_timer_callback(multi) { _, milliseconds, context in
      context?.assumingMemoryBound(to: SocketTable.self).pointee.setTimer(milliseconds: milliseconds)
      return 0
    }
    return multi
  }
}
