"""poolwise as a Bazel aspect: a summary for each source, a check for each binary.

WORKSPACE:

    new_local_repository(
        name = "poolwise",
        path = "/opt/poolwise",
        build_file = "//tools/poolwise:poolwise.BUILD",
    )

Use, with this file and poolwise.BUILD copied to tools/poolwise:

    bazel build //app:all --aspects=//tools/poolwise:poolwise.bzl%poolwise \\
        --output_groups=poolwise

Settings stand in poolwise.BUILD. The report of //app:main is bazel-bin/app/main.poolwise.txt. Targets with the tag
`no-poolwise` are left out, with what only they depend on. Not handled: headers
without a source, module maps.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "CPP_COMPILE_ACTION_NAME", "C_COMPILE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

PoolwiseInfo = provider(
    doc = "What poolwise knows of a target and of what it depends on.",
    fields = {"summaries": "depset of files, one a source"},
)

_CPP = ["cc", "cpp", "cxx", "c++", "C"]
_BINARIES = ["cc_binary", "cc_test"]

def _command_line(ctx, target, toolchain, source):
    """The compiler and its flags for one source, as a cc_library would use them."""
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features + ["module_maps", "layering_check"],
    )
    is_cpp = source.extension in _CPP
    action = CPP_COMPILE_ACTION_NAME if is_cpp else C_COMPILE_ACTION_NAME
    context = target[CcInfo].compilation_context
    options = ctx.fragments.cpp.copts + (ctx.fragments.cpp.cxxopts if is_cpp else ctx.fragments.cpp.conlyopts)
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = options + getattr(ctx.rule.attr, "copts", []),
        include_directories = context.includes,
        quote_include_directories = context.quote_includes,
        system_include_directories = context.system_includes,
        preprocessor_defines = depset(transitive = [context.defines, context.local_defines]),
    )
    flags = cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = action,
        variables = variables,
    )
    compiler = cc_common.get_tool_for_action(feature_configuration = features, action_name = action)
    return [compiler] + flags

def _summarize(ctx, target, toolchain, source):
    # Not "<label>/...": that is the name of a cc_binary's own output. With the source's
    # folder, for two of a target may have one name.
    place = source.short_path.replace("../", "external/")
    summary = ctx.actions.declare_file("{}.poolwise.d/{}.summary".format(target.label.name, place))
    ctx.actions.run(
        executable = ctx.executable._poolwise,
        arguments = ["as-compiler", "--root=."] + _command_line(ctx, target, toolchain, source) +
                    ["-o", summary.path, "-c", source.path],
        inputs = depset([source], transitive = [
            target[CcInfo].compilation_context.headers,
            toolchain.all_files,
            depset(ctx.files._installation),
        ]),
        outputs = [summary],
        mnemonic = "PoolwiseSummarize",
        progress_message = "Summarising {}".format(source.short_path),
    )
    return summary

def _check(ctx, target, summaries):
    report = ctx.actions.declare_file(target.label.name + ".poolwise.txt")
    arguments = ctx.actions.args()
    arguments.add_all(["check", "--quiet", "--fail-on", "none", "-o", report])
    settings = [file for file in ctx.files._settings if file.basename == ".poolwise.yaml"]
    arguments.add_all(settings, before_each = "--config")
    arguments.add("--summaries")
    arguments.add_all(summaries)
    arguments.use_param_file("@%s")
    arguments.set_param_file_format("multiline")
    ctx.actions.run(
        executable = ctx.executable._poolwise,
        arguments = [arguments],
        inputs = depset(ctx.files._installation + ctx.files._settings, transitive = [summaries]),
        outputs = [report],
        mnemonic = "PoolwiseCheck",
        progress_message = "Checking {}".format(target.label),
    )
    return report

def _poolwise_impl(target, ctx):
    if CcInfo not in target or "no-poolwise" in getattr(ctx.rule.attr, "tags", []):
        return []
    toolchain = find_cpp_toolchain(ctx)
    own = []
    for source in getattr(ctx.rule.attr, "srcs", []):
        for file in source.files.to_list():
            if file.extension in _CPP + ["c"]:
                own.append(_summarize(ctx, target, toolchain, file))
    dependencies = getattr(ctx.rule.attr, "deps", []) + getattr(ctx.rule.attr, "implementation_deps", [])
    summaries = depset(own, transitive = [
        dependency[PoolwiseInfo].summaries
        for dependency in dependencies
        if PoolwiseInfo in dependency
    ])
    results = depset(own)
    if ctx.rule.kind in _BINARIES and summaries:
        results = depset([_check(ctx, target, summaries)])
    return [PoolwiseInfo(summaries = summaries), OutputGroupInfo(poolwise = results)]

poolwise = aspect(
    implementation = _poolwise_impl,
    attr_aspects = ["deps", "implementation_deps"],
    attrs = {
        "_poolwise": attr.label(default = "@poolwise//:tool", executable = True, allow_single_file = True, cfg = "host"),
        "_settings": attr.label(default = "@poolwise//:settings"),
        "_installation": attr.label(default = "@poolwise//:installation"),
        "_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain"),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
