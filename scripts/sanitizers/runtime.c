// Tells ThreadSanitizer what it can't see of Swift's runtime on Linux, whose libraries are not instrumented. Preloaded by
// scripts/sanitize; it hides no report, and changes nothing but what the sanitizer knows.
//
// Synchronization.Mutex: the paths of that lock which wait and wake are in such a library, so that without this everything behind a
// contended lock looks like a race.
// Continuations: the runtime tells what happened before a continuation is resumed, and who runs the suspended task then knows it. A
// task that is resumed before it got as far as suspending goes straight on, and is not told; here it is.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

SWIFT void lockSlow(uint32_t thread, SELF) __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
SWIFT bool tryLockSlow(SELF) __asm__("$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF");
SWIFT void unlockSlow(SELF) __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");

SWIFT void lockSlow(uint32_t thread, SELF) {
  SWIFT void (*next)(uint32_t, SELF) = dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
  next(thread, self);
  if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT bool tryLockSlow(SELF) {
  SWIFT bool (*next)(SELF) = dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF");
  bool taken = next(self);
  if (taken && __tsan_acquire) __tsan_acquire(self);
  return taken;
}

SWIFT void unlockSlow(SELF) {
  SWIFT void (*next)(SELF) = dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
  if (__tsan_release) __tsan_release(self);
  next(self);
}

#define SWIFT_ASYNC __attribute__((swiftasynccall))

typedef SWIFT_ASYNC void Resumption(__attribute__((swift_async_context)) void *context);

/// The beginning of the runtime's ContinuationAsyncContext.
struct Continuation {
  void *parent;
  Resumption *resume;
  size_t flags;
};

enum { switchesExecutor = 2 };

extern void *swift_task_getCurrent(void) __attribute__((weak));

/// What the task of this thread goes on with if it need not suspend.
static _Thread_local Resumption *resumption;

static SWIFT_ASYNC void goOn(__attribute__((swift_async_context)) void *context) {
  if (__tsan_acquire) __tsan_acquire(swift_task_getCurrent());
  return resumption(context);
}

// A task that suspends is resumed by what swift_continuation_init read from the context; the one of the context is only called here.
SWIFT_ASYNC void swift_continuation_await(struct Continuation *continuation) {
  static SWIFT_ASYNC void (*next)(struct Continuation *);
  if (!next) next = dlsym(RTLD_NEXT, "swift_continuation_await");
  if (!(continuation->flags & switchesExecutor)) {
    resumption = continuation->resume;
    continuation->resume = goOn;
  }
  return next(continuation);
}
