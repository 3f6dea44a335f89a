"""The defences of the runtime, each with an edit that takes it out and the test that notices.

Data only. The numbers are those of the fault list in runtime/src/README.md. An edit is made in a
copy of one file of runtime/src. What must lose a race to be noticed is given time to lose it.
"""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    faults: str
    file: str
    old: str
    new: str
    test: str  # as --gtest_filter takes it
    program: str = "process_tests"


def threads(*fields):
    return Case(*fields, program="runtime_tests")


def random(*fields):
    return Case(*fields, program="random_schedule_tests")


PAUSE = "::usleep(300);"

CASES = (
    # Worker processes: death.
    Case("deaths-are-heard", "F1 F3", "process_calls.cpp",
         "about->gone = true;", "about->gone = false;", "ProcessDeath.by_signals_bad"),
    Case("half-a-reply-is-no-reply", "F2 F4", "worker_process.cpp",
         "        answer(next, slot);",
         "        control_.finished.store(next + 1), answer(next, slot);",
         "ProcessDeath.with_large_arguments_and_results_under_way_bad"),
    Case("errors-become-replies", "F5 F20", "remote_answer.cpp",
         "    write_current_exception(context.reply);", "    std::abort();",
         "ProcessDeath.and_errors_around_serialization_bad"),
    Case("errors-of-the-caller-are-thrown", "F5 F20", "exception_bytes.cpp",
         "  in.read_into(m.text);\n", "  std::abort();\n",
         "ProcessDeath.and_errors_around_serialization_bad"),
    Case("crash-loops-pause", "F6", "process_deaths.cpp",
         "if (++deaths_in_row_ > 2 * most_ + 2)", "if (false)",
         "ProcessDeath.in_a_long_row_are_followed_by_pauses_bad"),
    Case("stuck-workers-are-replaced", "F7", "process_deaths.cpp",
         "        one->link->give_up();", "",
         "ProcessLimits.workers_that_always_get_stuck_are_told_of_bad"),
    Case("a-stuck-server-is-replaced", "F7", "local_transport.cpp",
         "    server_->kill();", "    return;",
         "ProcessLimits.a_fork_server_that_gets_stuck_is_replaced_ok"),
    Case("starts-are-given-up", "F7", "process_deaths.cpp",
         "if (failed_starts_ < most_failed_starts || some_left)", "if (true)",
         "ProcessLimits.an_initializer_that_*"),
    Case("retries-end", "F8", "process_deaths.cpp",
         "job.deaths_++ < job.limits.retries", "job.limits.retries != 0",
         "ProcessDeath.of_a_poisonous_task_is_not_retried_for_ever_bad"),
    Case("only-what-had-begun-fails", "F9", "process_deaths.cpp",
         "(i == 0 && dead.link->activity(dead.read).taken)", "true",
         "ProcessDeath.by_signals_bad"),
    Case("what-was-answered-counts", "F12", "process_crew.cpp",
         "if (from.gone && nothing_left)", "if (from.gone)",
         "ProcessDeath.does_not_lose_what_was_answered_ok"),
    Case("any-end-is-a-death", "F21", "process_calls.cpp",
         "about->gone = true;", "about->gone = event.status != 0;",
         "ProcessDeath.by_leaving_in_other_ways_bad"),
    Case("orphans-are-watched", "F15 F25", "local_transport.cpp",
         "    link->orphaned = true;", "    link->orphaned = false;",
         "ProcessDeath.of_the_fork_server_ok"),
    Case("shutdown-without-a-server", "F15", "local_transport.cpp",
         "    link->orphaned = true;", "    link->orphaned = false;",
         "ProcessShutdown.after_all_processes_were_killed_ok"),
    Case("a-new-server-is-made", "F25", "local_transport.cpp",
         "  server_.reset();\n  for", "  for", "ProcessDeath.of_the_fork_server_ok"),
    # Worker processes: waking, shutdown, accounting.
    Case("sleepers-are-woken", "F10", "local_link.cpp",
         "return control_.sleeping.load(std::memory_order_seq_cst) != 0;", "return false;",
         "ProcessShutdown.many_submits_from_many_threads_ok"),
    Case("who-falls-asleep-looks-again", "F10", "worker_process.cpp",
         "        control_.sleeping.store(1, std::memory_order_seq_cst);\n"
         "        posted_ = control_.posted.load(std::memory_order_seq_cst);\n"
         "        if (posted_ != next)\n          break;\n",
         f"      {PAUSE}\n      control_.sleeping.store(1, std::memory_order_seq_cst);\n",
         "ProcessBulk.short_tasks_that_nobody_waits_for_run_ok"),
    Case("the-manager-wakes-the-late", "F10", "process_calls.cpp",
         "  dispatch(failed);\n  wake_all();\n", "  dispatch(failed);\n",
         "ProcessBulk.short_tasks_that_nobody_waits_for_run_ok"),
    random("a-leaders-wish-is-kept", "F10", "process_calls.cpp",
           "        transport_->listen(listener::manager);\n      wake_leader(); // as in serve_until",
           f"        {PAUSE} transport_->listen(listener::manager);",
           "RandomSchedule.processes_ok"),
    Case("who-wishes-looks-again", "F10", "process_calls.cpp",
         "    transport_->listen(listener::spinner);\n    lately |= drain(true);\n",
         f"    lately |= drain(true);\n    {PAUSE} transport_->listen(listener::spinner);\n",
         "ProcessPool.*"),
    Case("the-cancelled-are-told", "F11", "process_calls.cpp",
         "      failed.add(job, std::make_exception_ptr(cancelled()));\n      tell_closer();", "",
         "ProcessLimits.cancel_drops_what_waits_and_kills_what_runs_bad"),
    Case("who-closes-is-told", "F11 F12", "process_crew.cpp",
         "  dispatch(failed);\n  tell_closer();", "  dispatch(failed);",
         "ProcessShutdown.by_several_threads_at_once_ok"),
    Case("the-retired-make-room", "F13", "process_crew.cpp",
         "  who.leaving = true;\n", "",
         "ProcessLimits.workers_are_replaced_after_so_many_tasks_ok"),
    Case("shutdown-now-kills", "F14", "process_calls.cpp",
         "    one->ours = one->leaving = true;\n    one->link->kill();", "",
         "ProcessShutdown.now_kills_what_runs_and_cancels_what_waits_bad"),
    Case("shutdown-gives-up", "F14", "process_calls.cpp",
         "if (until != no_deadline && clock::now() >= until)", "if (false)",
         "ProcessShutdown.for_a_time_gives_up_bad"),
    Case("areas-grow-on-both-sides", "F2 F16 F18", "bulk_area.cpp",
         "    memory_ = mapping(fd_, there, 0, false);\n", "",
         "ProcessShutdown.while_large_results_are_written_ok"),
    Case("the-exit-waits-for-the-queue", "F17", "default_processes.cpp",
         "      std::atexit([] { close(*instance.load(std::memory_order_acquire)->crew_.crew_); });",
         "", "ProcessShutdown.of_the_shared_pool_at_exit_ok"),
    Case("closing-waits-for-who-reads", "F12", "process_calls.cpp",
         "[](const auto &one) { return one->draining; }", "[](const auto &) { return false; }",
         "ProcessCrew.closing_waits_for_who_reads_answers_ok"),
    Case("the-told-are-left-alone", "F12", "process_crew.cpp",
         "std::exchange(from.sent[i].job, nullptr)", "from.sent[i].job",
         "ProcessCrew.shutdown_now_leaves_alone_what_was_told_its_answer_ok"),
    Case("modules-take-room", "", "process_crew.cpp",
         "who.sent.size() + more >= who.link->room()", "who.sent.size() >= who.link->room()",
         "ProcessCrew.never_sends_more_than_there_is_room_for_ok"),
    Case("slots-are-not-overrun", "", "process_crew.cpp",
         "  const std::size_t more = who.sent.empty() ? 0 : known_modules() - who.modules;\n"
         "  return who.sent.size() + more >=", "  return who.sent.size() >",
         "ProcessCrew.never_sends_more_than_there_is_room_for_ok"),
    # Worker processes: exceptions, forks.
    Case("unknown-exceptions-have-a-name", "F19", "exception_bytes.cpp",
         'm.detail = type != nullptr ? readable_name(*type) : "an unknown exception";', "throw;",
         "ProcessException.of_other_types_arrives_with_name_and_text_bad"),
    Case("nothing-is-inherited", "F22 F23", "fork_server_client.cpp",
         "if (plan.method == start_method::fork)", "if (plan.method != start_method::spawn)",
         "ProcessFork.the_default_does_not_inherit_locks_ok"),
    Case("fork-with-threads-is-refused", "F22 F23", "fork_server_client.cpp",
         "if (!plan.fork_with_threads && threads_of_process() > 1)", "if (false)",
         "ProcessFork.is_refused_with_other_threads_bad"),
    Case("output-is-flushed-before-a-fork", "F24", "fork_server_client.cpp",
         "    std::fflush(nullptr);\n", "", "ProcessOutput.*"),
    # Worker processes: signals, the program's end.
    Case("workers-ignore-interrupts", "F26", "worker_process.cpp",
         "std::signal(ignored, SIG_IGN);", "std::signal(ignored, SIG_DFL);",
         "ProcessSignals.workers_have_a_group_of_their_own_and_ignore_interrupts_ok"),
    Case("the-lifeline-kills", "F27", "worker_process.cpp",
         "fcntl(fd, F_SETSIG, SIGKILL) != 0", "fcntl(fd, F_SETSIG, SIGCONT) != 0",
         "*takes_workers_along_when_their_server_is_killed_too_bad/0"),
    Case("nobody-depends-on-a-thread", "F28", "fork_server.cpp",
         "  std::signal(SIGCHLD, SIG_DFL);",
         "  std::signal(SIGCHLD, SIG_DFL);\n  ::syscall(SYS_prctl, 1, SIGKILL); // PR_SET_PDEATHSIG",
         "*threads_that_made_workers_may_end_ok/0"),
    Case("groups-are-killed", "F29", "fork_server.cpp",
         "    kill(-gone.pid, SIGKILL); // while", "    // while",
         "ProcessDeath.takes_grandchildren_along_bad"),
    Case("the-server-is-reaped", "F30", "fork_server_client.cpp",
         "    waitid(static_cast<idtype_t>(P_PIDFD), static_cast<id_t>(handle_.get()), &about,"
         " WEXITED);\n", "", "ProcessFiles.nothing_is_left_behind_ok"),
    Case("the-server-is-waited-for-by-its-handle", "F30", "fork_server_client.cpp",
         "    waitid(static_cast<idtype_t>(P_PIDFD), static_cast<id_t>(handle_.get()), &about,"
         " WEXITED);\n", "    while (waitid(P_PID, pid_, &about, WEXITED) != 0) {\n    }\n",
         "ProcessSignals.children_may_be_reaped_by_others_ok"),
    # Worker processes: descriptors, memory, names.
    Case("others-descriptors-are-closed", "F31", "exec_image.cpp",
         "  check(posix_spawn_file_actions_addclosefrom_np(&actions.value, above), "
         '"poolwise: posix_spawn");\n', "", "ProcessFiles.none_of_the_programs_reach_workers_ok"),
    Case("the-programs-children-hold-no-lifelines", "F31", "owned_fd.cpp",
         "      close(fd);\n}", "      static_cast<void>(fd);\n}",
         "ProcessFork.the_programs_children_leave_its_pools_alone_ok"),
    Case("pools-close-what-they-opened", "F32", "owned_fd.cpp",
         "  if (mine)\n", "  if (mine && !listed_)\n", "ProcessFiles.nothing_is_left_behind_ok"),
    Case("standard-input-is-replaced", "F33", "exec_image.cpp",
         "&actions.value, STDIN_FILENO, \"/dev/null\", O_RDONLY, 0)",
         "&actions.value, 9, \"/dev/null\", O_RDONLY, 0)",
         "ProcessFiles.standard_input_stays_with_the_program_ok"),
    Case("files-stay-above-the-standard-ones", "F33", "owned_fd.cpp",
         "  if (fd < 0 || fd > STDERR_FILENO)\n", "  if (true)\n",
         "ProcessFiles.the_standard_ones_may_be_closed_ok"),
    Case("long-inputs-are-written-in-pieces", "F34", "remote_loop.cpp",
         "most_chunks_(2 * crew_.size())", "most_chunks_(100 * crew_.size())",
         "ProcessLimits.a_long_input_is_written_only_as_it_is_needed_ok"),
    Case("workers-that-grow-are-replaced", "F35", "process_crew.cpp",
         "(how_.max_memory != 0 && what.resident_bytes > how_.max_memory)", "false",
         "ProcessLimits.workers_that_grow_are_replaced_ok"),
    Case("tasks-that-grow-are-killed", "F35", "process_deaths.cpp",
         "if (doing.taken && one->link->resident_bytes() > job->limits.memory)", "if (false)",
         "ProcessLimits.a_task_that_takes_too_much_memory_is_killed_bad"),
    Case("memory-has-no-names", "F36", "owned_fd.cpp",
         'checked_fd(memfd_create(shown_as, MFD_CLOEXEC), "poolwise: memfd_create")',
         'checked_fd(::shm_open((std::string("/defence-") + shown_as).c_str(),'
         ' O_RDWR | O_CREAT | O_CLOEXEC, 0600), "poolwise: shm_open")',
         "ProcessFiles.nothing_is_left_behind_ok"),
    Case("inner-threads-are-few", "F38", "exec_image.cpp",
         "if (std::getenv(variable) == nullptr)", "if (false)",
         "ProcessNesting.inner_thread_limits_ok"),
    # Threads.
    threads("who-leaves-looks-once-more", "F10", "thread_crew.cpp",
            "  if (!queue_.empty()) {\n    self->has_handle.set();\n    return false;\n  }\n", "",
            "IoPool.no_task_is_lost_while_threads_go_ok"),
    threads("cancelled-tasks-are-finished", "F11", "task.cpp",
            "  discard();\n  finish(cancelled_stage);", "  discard();",
            "FutureCancel.of_a_waiting_task_drops_it_bad"),
    threads("the-last-thread-tells-who-closes", "F12", "thread_crew.cpp",
            "    futex_wake_all(threads_);", "    static_cast<void>(0);",
            "Shutdown*by_several_threads_at_once_ok"),
    threads("threads-that-go-are-counted", "F13", "thread_crew.cpp",
            "  gone_.splice(gone_.end(), working_, self);\n  count_threads();",
            "  gone_.splice(gone_.end(), working_, self);",
            "IoPool.idle_threads_go_and_come_back_ok"),
    threads("waiting-for-threads-has-an-end", "F14", "crew_calls.cpp",
            "    if (until != no_deadline && std::chrono::steady_clock::now() >= until)\n"
            "      break;\n", "", "Shutdown*for_a_time_gives_up_bad"),
    threads("the-destructor-drains", "F17", "thread_pool.cpp",
            "  else\n    crew_->close(thread_crew::ending::drain, no_deadline);",
            "  else\n    crew_->close(thread_crew::ending::abandon, no_deadline);",
            "Shutdown*runs_what_is_queued_ok"),
    threads("children-have-pools-of-their-own", "F22", "fork_generation.cpp",
            "  return generation.load(std::memory_order_relaxed);", "  return 0;",
            "ProcessEnd.a_forked_child_has_pools_of_its_own_ok"),
    threads("threads-take-no-signals", "F26", "thread_start.cpp",
            "  pthread_sigmask(SIG_BLOCK, &all, &before_);",
            "  pthread_sigmask(SIG_BLOCK, nullptr, &before_);",
            "IoPool.threads_have_a_name_and_take_no_signals_ok"),
    threads("waiters-run-what-nobody-has-begun", "F38", "task.cpp",
            "if (is_finished() || run_if_pending())", "if (is_finished())",
            "Nesting*waiting_for_a_task_in_a_task_ok"),
    threads("refused-threads-are-done-without", "F38", "thread_crew.cpp",
            "  if (nobody)\n    drain_without_threads();", "",
            "IoPool.refused_threads_leave_the_work_runnable_ok"),
    threads("idle-threads-sleep", "F38", "thread_crew.cpp",
            "if (self.wake.wait(0, until))", "if (self.wake.wait(~0U, until))",
            "*Pool.idle_threads_use_no_time_ok"),
    threads("groups-are-offered-again", "", "crew_calls.cpp",
            "  const brief_lock lock(mutex_);\n"
            "  if (--shared.inside_ != 0 || work_queue::holds(shared))\n    return;\n"
            "  shared.helped_.store(false, std::memory_order_seq_cst);\n"
            "  if (!shared.over_.load(std::memory_order_relaxed) && shared.has_work())\n"
            "    enqueue(shared);",
            f"  {PAUSE}\n  const brief_lock lock(mutex_);\n"
            "  if (--shared.inside_ != 0 || work_queue::holds(shared))\n    return;\n"
            "  shared.helped_.store(false, std::memory_order_seq_cst);",
            "TaskGroupCpu.a_task_that_comes_as_the_last_thread_leaves_runs_ok"),
)
