"""From what the service answers to what goes on the wire."""

from __future__ import annotations

from typing import Any, TypeVar, assert_never

from mcp_sandbox.domain.category import DESCRIPTIONS
from mcp_sandbox.domain.outcome import Finished, Outcome, OutOfMemory, OutputLimitReached, Refused, Run, TimedOut
from mcp_sandbox.domain.policy import Policy
from mcp_sandbox.domain.severity import Severity
from mcp_sandbox.domain.violation import Report
from mcp_sandbox.errors import (
    EngineError,
    LanguageNotRunnableError,
    McpSandboxError,
    RateLimitedError,
    RequestError,
)
from mcp_sandbox.server.results import (
    CheckCodeResult,
    ErrorResult,
    ExecuteCodeResult,
    IsolationResult,
    ListPoliciesResult,
    ModuleResult,
    NextStep,
    PatternResult,
    PolicyResult,
    RuleResult,
    Status,
    UsageResult,
)
from mcp_sandbox.service import Answer, Listing

__all__ = ["check_code_result", "execute_code_result", "list_policies_result", "policy_result"]

T = TypeVar("T")


def execute_code_result(answer: Answer[Outcome]) -> ExecuteCodeResult:
    """Return the answer of `execute_code`."""
    shared = _shared(answer)
    match answer.value:
        case McpSandboxError() as error:
            return ExecuteCodeResult(**shared, **_error(error))
        case Refused():
            return ExecuteCodeResult(**shared, status="refused", next_step="revise_code")
        case Finished(run=run, exit_code=exit_code):
            status: Status = "completed" if exit_code == 0 else "failed"
            return ExecuteCodeResult(**shared, status=status, next_step="none", exit_code=exit_code, **_run(run))
        case TimedOut(run=run):
            shared["advice"] = _timeout_advice(answer)
            return ExecuteCodeResult(**shared, status="timed_out", next_step="revise_code", **_run(run))
        case OutOfMemory(run=run):
            shared["advice"] = _memory_advice(answer)
            return ExecuteCodeResult(
                **shared, status="out_of_memory", next_step="revise_code", exit_code=137, **_run(run)
            )
        case OutputLimitReached(run=run):
            shared["advice"] = _output_advice(answer)
            return ExecuteCodeResult(**shared, status="output_limit", next_step="revise_code", **_run(run))
        case _ as never:
            assert_never(never)


def check_code_result(answer: Answer[Report]) -> CheckCodeResult:
    """Return the answer of `check_code`."""
    shared = _shared(answer)
    if isinstance(answer.value, McpSandboxError):
        return CheckCodeResult(**shared, **_error(answer.value))
    allowed = answer.value.allowed
    status: Status = "completed" if allowed else "refused"
    next_step: NextStep = "none" if allowed else "revise_code"
    return CheckCodeResult(**shared, allowed=allowed, status=status, next_step=next_step)


def list_policies_result(answer: Answer[Listing]) -> ListPoliciesResult:
    """Return the answer of `list_policies`."""
    shared: dict[str, Any] = {
        "execution_id": answer.execution_id,
        "client": answer.client.name,
        "current": answer.client.policy.name,
    }
    if isinstance(answer.value, McpSandboxError):
        return ListPoliciesResult(**shared, **_error(answer.value))
    listing = answer.value
    policies = tuple(policy_result(policy, listing.packages.get(policy.name, ())) for policy in listing.policies)
    return ListPoliciesResult(**shared, status="completed", next_step="none", policies=policies)


def policy_result(policy: Policy, packages: tuple[str, ...] = ()) -> PolicyResult:
    """Return what a client may know of `policy`."""
    return PolicyResult(
        name=policy.name,
        description=policy.description,
        threshold=policy.severity_threshold,
        languages=tuple(language.value for language in policy.languages),
        rules=tuple(
            RuleResult(category=category, severity=severity, description=DESCRIPTIONS[category])
            for category, severity in policy.rules.items()
            if severity is not Severity.SAFE
        ),
        modules=tuple(
            ModuleResult(name=module.name, severity=module.severity, advice=module.advice or module.description or None)
            for module in policy.restricted_modules
        ),
        patterns=tuple(
            PatternResult(description=pattern.description, severity=pattern.severity) for pattern in policy.patterns
        ),
        limits=policy.limits,
        packages=packages,
    )


def _shared(answer: Answer[T]) -> dict[str, Any]:
    """Return what the answers of `execute_code` and `check_code` have in common, error apart."""
    fields: dict[str, Any] = {"execution_id": answer.execution_id}
    if answer.accepted is not None:
        policy = answer.accepted.policy
        fields["policy"] = policy.name
        fields["language"] = answer.accepted.program.language.value
        fields["threshold"] = policy.severity_threshold
    if answer.report is not None:
        report = answer.report
        fields["advice"] = report.advice
        fields["violations"] = report.violations
        fields["violations_total"] = report.violations_total
        fields["notes"] = report.notes
        fields["syntax_error"] = report.syntax_error
    return fields


def _error(error: McpSandboxError) -> dict[str, Any]:
    status: Status
    next_step: NextStep
    match error:
        case RequestError():
            status, next_step = "invalid_request", "fix_arguments"
        case RateLimitedError():
            status, next_step = "rate_limited", "retry_later"
        case LanguageNotRunnableError():
            status, next_step = "unavailable", "fix_arguments"
        case EngineError(transient=True):
            status, next_step = "unavailable", "retry_later"
        case _:
            status, next_step = "unavailable", "ask_operator"
    result = ErrorResult(
        code=error.code,
        field=error.field,
        limit=error.limit,
        message=error.message,
        remedy=error.remedy,
        retry_after_seconds=error.retry_after_seconds if isinstance(error, RateLimitedError) else None,
    )
    return {"status": status, "next_step": next_step, "error": result}


def _run(run: Run) -> dict[str, Any]:
    usage = run.usage
    return {
        "duration_seconds": round(run.duration_seconds, 6),
        "usage": usage and UsageResult(**{key: getattr(usage, key) for key in UsageResult.model_fields}),
        "isolation": IsolationResult(
            runtime=run.isolation.runtime,
            image=run.isolation.image,
            network=run.isolation.network,
            walls=tuple(sorted(wall.value for wall in run.isolation.walls)),
        ),
        "stdout": run.stdout.text,
        "stderr": run.stderr.text,
        "stdout_truncated": run.stdout.truncated,
        "stderr_truncated": run.stderr.truncated,
    }


def _timeout_advice(answer: Answer[Outcome]) -> str:
    assert answer.accepted is not None  # noqa: S101  what ran was accepted
    asked, most = answer.accepted.timeout_seconds, answer.accepted.policy.limits.timeout_seconds
    more = f", or ask for more time, up to {most:g} seconds" if asked < most else ""
    return f"The code had not ended after {asked:g} seconds: do less work in one call{more}."


def _memory_advice(answer: Answer[Outcome]) -> str:
    assert answer.accepted is not None  # noqa: S101  what ran was accepted
    limit = answer.accepted.policy.limits.memory_bytes
    return f"The code needed more than {limit} bytes of memory: work on smaller pieces, or stream the data."


def _output_advice(answer: Answer[Outcome]) -> str:
    assert answer.accepted is not None  # noqa: S101  what ran was accepted
    limit = answer.accepted.policy.limits.output_total_bytes
    return f"The code wrote more than {limit} bytes: print a summary instead."
