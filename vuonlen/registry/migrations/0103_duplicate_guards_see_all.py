from django.db import migrations

# A guard must see what the session may not: the second wall hides rows of other communes from the web role.
_FUNCTIONS = (
    "registry_refuse_merged_member()",
    "registry_refuse_merging_member()",
    "registry_pair_communes(bigint[])",
    "registry_follow_members()",
    "registry_follow_households()",
)


class Migration(migrations.Migration):
    dependencies = [("registry", "0102_duplicate_guards")]
    operations = [
        migrations.RunSQL(
            f"ALTER FUNCTION {function} SECURITY DEFINER SET search_path = public",
            f"ALTER FUNCTION {function} SECURITY INVOKER RESET search_path",
        )
        for function in _FUNCTIONS
    ]
